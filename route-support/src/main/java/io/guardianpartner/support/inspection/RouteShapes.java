package io.guardianpartner.support.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.guardianpartner.support.inspection.RouteShape.Branch;
import io.guardianpartner.support.inspection.RouteShape.Step;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.util.StringHelper;

/** Reads the structure of routes from Camel's model, which is what runs. */
final class RouteShapes {

    private static final String YES = "yes";
    private static final String NO = "no";

    private RouteShapes() {}

    /** All routes, in the order in which they were added. */
    static List<RouteShape> of(CamelContext camel) {
        return camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
            .filter(route -> camel.getRoute(route.getRouteId()) != null)
            .map(route -> of(route, camel.getRoute(route.getRouteId()))).toList();
    }

    private static RouteShape of(RouteDefinition model, Route route) {
        String uri = route.getEndpoint().getEndpointUri();
        List<Branch> errors = model.getOutputs().stream().filter(OnExceptionDefinition.class::isInstance)
            .map(OnExceptionDefinition.class::cast)
            .map(on -> new Branch(simpleNames(on.getExceptions()), true, steps(on.getOutputs()))).toList();
        return new RouteShape(model.getRouteId(), RouteGroups.of(route), EndpointName.of(uri), RouteSource.of(uri),
            steps(model.getOutputs()), errors);
    }

    private static List<Step> steps(List<ProcessorDefinition<?>> outputs) {
        return outputs.stream().filter(output -> !(output instanceof OnExceptionDefinition)).map(RouteShapes::step)
            .toList();
    }

    private static Step step(ProcessorDefinition<?> step) {
        String id = step.hasCustomIdAssigned() ? step.getId() : null;
        String passes = step instanceof FilterDefinition
            ? NO
            : step instanceof ChoiceDefinition choice && choice.getOtherwise() == null ? "otherwise" : null;
        return new Step(id, step.getShortName(), target(step), branches(step), passes);
    }

    private static String target(ProcessorDefinition<?> step) {
        if (step instanceof EndpointRequiredDefinition to) {
            return EndpointName.of(to.getEndpointUri());
        }
        // Where it leads is decided by each exchange.
        return step instanceof ToDynamicDefinition ? "…" : null;
    }

    private static List<Branch> branches(ProcessorDefinition<?> step) {
        List<Branch> branches = new ArrayList<>();
        if (step instanceof ChoiceDefinition choice) {
            choice.getWhenClauses()
                .forEach(when -> branches.add(new Branch(condition(when), false, steps(when.getOutputs()))));
            if (choice.getOtherwise() != null) {
                branches.add(new Branch("otherwise", false, steps(choice.getOtherwise().getOutputs())));
            }
        } else if (step instanceof TryDefinition attempt) {
            branches.add(new Branch("", false, steps(attempt.getOutputsWithoutCatches())));
            for (CatchDefinition handler : attempt.getCatchClauses()) {
                branches.add(new Branch(simpleNames(handler.getExceptions()), true, steps(handler.getOutputs())));
            }
        } else if (step instanceof CircuitBreakerDefinition breaker) {
            branches.add(new Branch("", false, steps(breaker.getOutputs())));
            if (breaker.getOnFallback() != null) {
                branches.add(new Branch("fallback", true, steps(breaker.getOnFallback().getOutputs())));
            }
        } else if (!step.getOutputs().isEmpty()) {
            String label = step instanceof FilterDefinition ? YES : step instanceof SplitDefinition ? "each" : "";
            branches.add(new Branch(label, false, steps(step.getOutputs())));
        }
        return branches;
    }

    /** An expression in a language can be read; one in Java is told by its place only. */
    private static String condition(WhenDefinition when) {
        String text = when.getExpression() == null ? null : when.getExpression().getExpression();
        return text == null || text.isBlank() || text.contains("@") ? "when" : text;
    }

    private static String simpleNames(List<String> classes) {
        return classes.stream().map(name -> StringHelper.afterLast(name, ".", name))
            .collect(Collectors.joining(", "));
    }
}
