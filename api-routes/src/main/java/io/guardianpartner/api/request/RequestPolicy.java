package io.guardianpartner.api.request;

import java.io.IOException;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Rest;
import io.guardianpartner.api.access.RequestAuthentication;
import io.guardianpartner.api.access.RouteStart;
import io.guardianpartner.api.openapi.OpenApiDocument;
import io.guardianpartner.api.problem.ProblemAnswer;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Begins and ends each request. It begins without the headers in which the server keeps its method, path and
 * query, because a call to another service further down would obey them, and with the caller and their trace, in which it stays until
 * all other policies have seen its end: its span names the order. It ends with a problem if it has failed and no {@link Rest#ERRORS} was there to see it: the failure of a transacted inner route is
 * exhausted for Camel, and no error handler of the routes around it looks at it again. A reader who has the answer already gets 304.
 * Caches may keep public answers only: the others hold a token, personal data or a payment.
 */
final class RequestPolicy extends RoutePolicySupport implements RoutePolicyFactory {

    private static final String TRACEPARENT = "traceparent";
    private static final String IS_PUBLIC = "guardianIsPublic";

    private final ProblemAnswer problemAnswer;
    private final OpenApiDocument openApi;

    RequestPolicy(ProblemAnswer problemAnswer, OpenApiDocument openApi) {
        this.problemAnswer = problemAnswer;
        this.openApi = openApi;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        RouteStart start = RouteStart.of((RouteDefinition) route, camel);
        return start.isOfRequests() || start.isOfApiDocument() ? this : null;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        exchange.getMessage().removeHeaders("Camel*");
        if (exchange.getMessage() instanceof PlatformHttpMessage message) {
            EntityTags.remember(exchange, message.getRequest());
            Waits.enter(exchange, message.getRequest());
        }
        enter(exchange);
        TraceContext.enter(exchange, exchange.getMessage().getHeader(TRACEPARENT, String.class), null);
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (new RouteStart(route.getEndpoint().getEndpointUri()).isOfApiDocument()) {
            complete(exchange);
        }
        if (exchange.isFailed()) {
            answerProblem(exchange);
        } else {
            EntityTags.apply(exchange);
            Waits.leave(exchange);
        }
        if (!exchange.getProperty(IS_PUBLIC, false, Boolean.class)) {
            exchange.getMessage().setHeader("Cache-Control", "no-store");
        }
    }

    private void complete(Exchange exchange) {
        byte[] document = exchange.getMessage().getBody(byte[].class);
        try {
            exchange.getMessage().setBody(document == null ? null : openApi.completed(document));
        } catch (IOException e) {
            exchange.setException(e);
        }
    }

    /** A token that the filter has verified has done its work: no step can log it or send it on. */
    private static void enter(Exchange exchange) {
        Caller caller = Caller.anonymous();
        if (exchange.getMessage() instanceof PlatformHttpMessage message) {
            caller = RequestAuthentication.of(message.getRequest());
            exchange.setProperty(IS_PUBLIC, RequestAuthentication.isPublic(message.getRequest()));
        }
        exchange.setProperty(Caller.PROPERTY, caller);
        if (!caller.isAnonymous()) {
            exchange.getMessage().removeHeader("Authorization");
        }
    }

    private void answerProblem(Exchange exchange) {
        Throwable failure = exchange.getException();
        exchange.setException(null);
        problemAnswer.answer(exchange, failure);
    }
}
