package io.guardianpartner.routing.rest;

import io.guardianpartner.routing.CurrentTrace;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * What each request begins with: without the headers in which the server keeps its method, path and query, because a call
 * to another service further down would obey them, and with the caller's trace.
 */
final class RequestPolicy extends RoutePolicySupport implements RoutePolicyFactory {

    private static final String TRACEPARENT = "traceparent";

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        String from = ((RouteDefinition) route).getInput().getEndpointUri();
        return from.startsWith("rest:") || from.startsWith("platform-http:") ? this : null;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        exchange.getMessage().removeHeaders("Camel*");
        CurrentTrace.enter(exchange.getMessage().getHeader(TRACEPARENT, String.class));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        CurrentTrace.leave();
    }
}
