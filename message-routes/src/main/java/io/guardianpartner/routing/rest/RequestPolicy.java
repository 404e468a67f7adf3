package io.guardianpartner.routing.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * What each request begins and ends with. It begins without the headers in which the server keeps its method, path and
 * query, because a call to another service further down would obey them, and with the caller's trace. It ends with a
 * problem if it has failed and no {@link Rest#ERRORS} was there to see it: the failure of a transacted inner route is
 * exhausted for Camel, and no error handler of the routes around it looks at it again.
 */
final class RequestPolicy extends RoutePolicySupport implements RoutePolicyFactory {

    private static final String TRACEPARENT = "traceparent";

    private final ProblemAnswer problemAnswer;

    RequestPolicy(ProblemAnswer problemAnswer) {
        this.problemAnswer = problemAnswer;
    }

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
        if (exchange.isFailed()) {
            answerProblem(exchange);
        }
    }

    private void answerProblem(Exchange exchange) {
        Throwable failure = exchange.getException();
        exchange.setException(null);
        try {
            problemAnswer.answer(exchange, failure);
        } catch (JsonProcessingException e) {
            exchange.setException(e);
        }
    }
}
