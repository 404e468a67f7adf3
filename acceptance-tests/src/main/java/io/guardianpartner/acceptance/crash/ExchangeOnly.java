package io.guardianpartner.acceptance.crash;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.NamedNode;
import org.apache.camel.builder.ExpressionClause;
import org.apache.camel.builder.ValueBuilder;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * Tells the steps that by their nature change nothing but the exchange: Camel's own that set, remove, convert and
 * choose. Whatever calls code of ours, an endpoint, or runs other steps in copies or transactions is not one of them.
 */
final class ExchangeOnly {

    private static final Set<String> KINDS = Set.of("setBody", "setHeader", "setHeaders", "setProperty", "setVariable",
        "removeHeader", "removeHeaders", "removeProperty", "removeProperties", "removeVariable", "transform", "marshal",
        "unmarshal", "filter", "choice", "log", "stop", "throwException");

    private ExchangeOnly() {}

    static boolean is(NamedNode step) {
        if (step instanceof ToDefinition to) {
            // The steps of the route behind it are looked at themselves.
            return to.getUri().startsWith("direct:");
        }
        return KINDS.contains(step.getShortName()) && expressions(step).noneMatch(ExchangeOnly::callsCode);
    }

    private static Stream<ExpressionDefinition> expressions(NamedNode step) {
        List<? extends NamedNode> nodes = step instanceof ChoiceDefinition choice
            ? choice.getWhenClauses()
            : List.of(step);
        return nodes.stream().filter(HasExpressionType.class::isInstance).map(HasExpressionType.class::cast)
            .map(HasExpressionType::getExpressionType).filter(Objects::nonNull);
    }

    private static boolean callsCode(ExpressionDefinition expression) {
        return Stream.of(expression, expression.getExpressionType(), expression.getExpressionValue(),
            expression.getPredicate()).filter(Objects::nonNull).anyMatch(ExchangeOnly::isCode);
    }

    /** A method of a bean by its name, a method reference that the DSL took, or an expression that is not Camel's own. */
    private static boolean isCode(Object expression) {
        if (expression instanceof ExpressionClause<?> clause) {
            return Stream.of(clause.getExpressionType(), clause.getExpressionValue()).filter(Objects::nonNull)
                .anyMatch(ExchangeOnly::isCode);
        }
        if (expression instanceof ValueBuilder value) {
            return isCode(value.getExpression());
        }
        return expression instanceof MethodCallExpression
            || expression.getClass().getEnclosingClass() == ExpressionClause.class
            || !expression.getClass().getName().startsWith("org.apache.camel.");
    }
}
