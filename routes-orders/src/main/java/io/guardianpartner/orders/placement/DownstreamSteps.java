package io.guardianpartner.orders.placement;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.identity.ServiceTokens;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import io.guardianpartner.orders.order.Rejection;
import io.guardianpartner.support.SparingLog;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.LoggerFactory;

/** The steps of one call of {@link DownstreamRoutes}: its head, its token, and its answer. */
final class DownstreamSteps {

    static final String RETRY_AFTER = "Retry-After";

    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";
    /** Besides those from 500 on: it is the service that cannot, now; any other rejection is about this order. */
    private static final Set<Integer> UNAVAILABLE = Set.of(401, 403, 408, 429);
    private static final SparingLog LOG = new SparingLog(LoggerFactory.getLogger(DownstreamSteps.class), 10);

    private final String service;
    private final String name;
    private final ServiceTokens tokens;
    private final Class<?> success;
    private final Function<DownstreamAnswer, Optional<Rejection>> rejections;

    /**
     * @param service as {@link ServiceTokens} knows it
     * @param name the beginning of sentences about it
     * @param success its answer to a call that succeeded
     * @param rejections of its answers that are agreed on otherwise
     */
    DownstreamSteps(String service, String name, ServiceTokens tokens, Class<?> success,
        Function<DownstreamAnswer, Optional<Rejection>> rejections) {
        this.service = service;
        this.name = name;
        this.tokens = tokens;
        this.success = success;
        this.rejections = rejections;
    }

    /** Nothing of what came to us goes on but the trace. */
    void head(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        TraceContext.traceparent().ifPresent(value -> message.setHeader(Attributes.TRACEPARENT, value));
    }

    /** Without a token the service counts as unavailable. */
    void showToken(Exchange exchange) throws IOException {
        exchange.getMessage().setHeader(AUTHORIZATION, SCHEME + tokens.tokenFor(service));
    }

    /** The token goes no further; one that was not believed is not shown again. */
    void forgetToken(Exchange exchange) {
        String shown = (String) exchange.getMessage().removeHeader(AUTHORIZATION);
        if (status(exchange) == 401 && shown != null) {
            tokens.refused(service, shown.substring(SCHEME.length()));
        }
    }

    /** The answer, if it is one of those that placement knows; all else counts for the breaker. */
    void readAnswer(Exchange exchange) throws IOException {
        DownstreamAnswer answer = answer(exchange);
        boolean isAgreed = answer.isSuccess()
            ? answer.as(success) != null
            : answer.isNotReady() || rejections.apply(answer).isPresent();
        if (!isAgreed) {
            throw answer.unexpected(null);
        }
        exchange.getMessage().setBody(answer);
    }

    /** No answer, none that makes sense, or the breaker lets nobody through: the client is told to come again. */
    void isUnavailable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (cause instanceof UnexpectedAnswerException) {
            LOG.error(name + " " + cause.getMessage(), "{} does not keep to what was agreed: {}", name,
                cause.getMessage());
        } else {
            String why = cause == null ? "circuit breaker open" : cause.toString();
            LOG.warn(name + " is away: " + why, "{} is away: {}", name, why);
        }
        throw new DownstreamUnavailableException(name + " does not answer now; try again.");
    }

    private DownstreamAnswer answer(Exchange exchange) throws IOException {
        int status = status(exchange);
        Message message = exchange.getMessage();
        String retryAfter = message.getHeader(RETRY_AFTER, String.class);
        message.removeHeader(RETRY_AFTER);
        String body = message.getBody(String.class);
        message.removeHeaders("CamelHttp*");
        if ((status >= 500 || UNAVAILABLE.contains(status)) && !isNotReady(status, body)) {
            throw new IOException("answered " + status);
        }
        return new DownstreamAnswer(name, status, json(status, body), retryAfter);
    }

    private static boolean isNotReady(int status, String body) {
        return status == 503 && body != null && body.contains(":" + DownstreamAnswer.NOT_READY + "\"");
    }

    /** What stands between the services may answer too, in HTML. */
    private static JsonNode json(int status, String body) {
        try {
            JsonNode json = Json.mapper().readTree(body == null ? "" : body);
            if (json.isObject()) {
                return json;
            }
            throw new UnexpectedAnswerException("answered " + status + " without a JSON object", null);
        } catch (JsonProcessingException e) {
            throw new UnexpectedAnswerException("answered " + status + " without JSON", null);
        }
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
