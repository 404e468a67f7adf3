package io.guardianpartner.support;

import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;

/**
 * Leaves the errors of a {@code direct:} route to its callers, unless the route handles them itself.
 * Otherwise Camel's default would log the exception with whatever data its message holds, and mark it as dealt with: the
 * caller's policy (park, retry, answer with a problem) would never see it.
 */
class CallersHandleErrors extends ModelLifecycleStrategySupport {

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        if (isCalledByOthers(route) && !saysWhatHappens(route)) {
            route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        }
    }

    private static boolean isCalledByOthers(RouteDefinition route) {
        return route.getInput() != null && route.getInput().getEndpointUri().startsWith("direct:");
    }

    private static boolean saysWhatHappens(RouteDefinition route) {
        return route.isErrorHandlerFactorySet()
            || route.getRouteConfigurationId() != null
            || route.getOutputs().stream().anyMatch(OnExceptionDefinition.class::isInstance);
    }
}
