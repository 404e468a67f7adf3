package io.guardianpartner.acceptance.crash;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.NamedNode;
import org.apache.camel.builder.ExpressionClause;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * Tells the steps that by their nature change nothing but the exchange in hand: Camel's own that set, remove, convert and
 * choose. Whatever calls code of ours, an endpoint, or runs other steps in copies or transactions is not one of them.
 */
final class ExchangeOnly {

    private static final Set<String> KINDS = Set.of("setBody", "setHeader", "setHeaders", "setProperty", "setVariable",
        "removeHeader", "removeHeaders", "removeProperty", "removeProperties", "removeVariable", "transform", "marshal",
        "unmarshal", "filter", "choice", "log", "stop", "throwException");

    private ExchangeOnly() {}

    static boolean is(NamedNode step) {
        if (step instanceof ToDefinition to) {
            // The route behind it has steps of its own.
            return to.getUri().startsWith("direct:");
        }
        return KINDS.contains(step.getShortName()) && expressions(step).noneMatch(ExchangeOnly::callsCode);
    }

    private static Stream<ExpressionDefinition> expressions(NamedNode step) {
        List<? extends NamedNode> nodes = step instanceof ChoiceDefinition choice
            ? choice.getWhenClauses()
            : List.of(step);
        return nodes.stream().filter(ExpressionNode.class::isInstance).map(ExpressionNode.class::cast)
            .map(ExpressionNode::getExpression);
    }

    private static boolean callsCode(ExpressionDefinition expression) {
        return Stream.of(expression, expression.getExpressionType(), expression.getExpressionValue(),
            expression.getPredicate()).anyMatch(ExchangeOnly::isMethodCall);
    }

    private static boolean isMethodCall(Object expression) {
        return expression instanceof ExpressionClause<?> clause
            ? clause.getExpressionType() instanceof MethodCallExpression
            : expression instanceof MethodCallExpression;
    }
}
