package io.guardianpartner.orders.story;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.api.identity.ServiceTokens;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The steps by which {@link StoryPartRoutes} ask one service. */
final class StoryPartSteps {

    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final String service;
    private final ServiceTokens tokens;

    /** @param service as {@link ServiceTokens} knows it */
    StoryPartSteps(String service, ServiceTokens tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    void ask(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        forget(message);
        message.setBody(null);
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_QUERY, "orderId=" + StoryContext.of(exchange).orderId());
        TraceContext.traceparent().ifPresent(value -> message.setHeader(Attributes.TRACEPARENT, value));
        message.setHeader(AUTHORIZATION, SCHEME + tokens.tokenFor(service));
    }

    void read(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        String body = message.getBody(String.class);
        forget(message);
        StoryContext.of(exchange).add(Json.mapper().readValue(body, StoryPart.class));
    }

    /** The rest of the story is worth telling all the same. */
    void missing(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String why = why(cause, exchange.getMessage());
        if (cause instanceof HttpOperationFailedException answered) {
            refused(answered.getStatusCode(), exchange.getMessage());
        }
        forget(exchange.getMessage());
        StoryContext.of(exchange).add(new StoryPart(service, List.of(), List.of(),
            List.of(service + ": its part is missing, " + why + ".")));
    }

    private static String why(Exception cause, Message message) {
        if (cause instanceof HttpOperationFailedException answered) {
            return switch (answered.getStatusCode()) {
                case UNAUTHORIZED ->
                    "it does not believe the token of orders (401). Ask again, with a new one; if it says "
                        + "so still, see its issuer and whether the client of orders is among its service clients";
                case FORBIDDEN -> "it does not let orders ask (403): see whether the client of orders has its scope";
                default -> "it answered " + answered.getStatusCode() + " now";
            };
        }
        if (cause instanceof JsonProcessingException || cause instanceof IllegalArgumentException) {
            return "it answered what is no part of a story now";
        }
        return message.getHeader(AUTHORIZATION) == null
            ? "orders got no token for it: see whether the identity provider answers, and takes the client of orders"
            : "it does not answer now";
    }

    private void refused(int status, Message message) {
        String shown = message.getHeader(AUTHORIZATION, String.class);
        if (status == UNAUTHORIZED && shown != null) {
            tokens.refused(service, shown.substring(SCHEME.length()));
        }
    }

    /** The token goes no further. */
    private static void forget(Message message) {
        message.removeHeader(AUTHORIZATION);
        message.removeHeaders("CamelHttp*");
    }
}
