package io.guardianpartner.orders.placing;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import io.guardianpartner.orders.order.Refusal;
import io.guardianpartner.routing.CurrentTrace;
import io.guardianpartner.routing.SparingLog;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link CalleeRoutes}. */
@Component("calleeCalls")
class CalleeCalls implements Processor {

    static final String RETRY_AFTER = "Retry-After";

    /** Besides those from 500 on: it is the callee that cannot, now; any other refusal is about this order. */
    private static final Set<Integer> AWAY = Set.of(401, 403, 408, 429);
    private static final SparingLog LOG = new SparingLog(LoggerFactory.getLogger(CalleeCalls.class), 10);

    /** Nothing of what came to us goes on but the trace. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        CurrentTrace.traceparent().ifPresent(value -> message.setHeader(Attributes.TRACEPARENT, value));
    }

    /** What the catalog has answered, if it is one of the answers that placing knows; all else counts for the breaker. */
    public CalleeAnswer ofCatalog(Exchange exchange) throws IOException {
        return agreed(answer(exchange, "The catalog"), ReservationAnswer.class, CalleeRefusals::ofCatalog);
    }

    /** The same of payments. */
    public CalleeAnswer ofPayments(Exchange exchange) throws IOException {
        return agreed(answer(exchange, "Payments"), PaymentAnswer.class, CalleeRefusals::ofPayments);
    }

    /** No answer, none that makes sense, or the breaker lets nobody through: who placed the order is told to come again. */
    public void isAway(Exchange exchange, String callee) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (cause instanceof UnagreedAnswerException) {
            LOG.error(callee + " " + cause.getMessage(), "{} does not keep to what was agreed: {}", callee,
                cause.getMessage());
        } else {
            String why = cause == null ? "circuit breaker open" : cause.toString();
            LOG.warn(callee + " is away: " + why, "{} is away: {}", callee, why);
        }
        throw new CalleeAwayException(callee + " does not answer now; try again.");
    }

    private static CalleeAnswer answer(Exchange exchange, String callee) throws IOException {
        int status = status(exchange);
        Message message = exchange.getMessage();
        String retryAfter = message.getHeader(RETRY_AFTER, String.class);
        message.removeHeader(RETRY_AFTER);
        String body = message.getBody(String.class);
        message.removeHeaders("CamelHttp*");
        if ((status >= 500 || AWAY.contains(status)) && !isNotReady(status, body)) {
            throw new IOException("answered " + status);
        }
        return new CalleeAnswer(callee, status, json(status, body), retryAfter);
    }

    private static boolean isNotReady(int status, String body) {
        return status == 503 && body != null && body.contains(":" + CalleeAnswer.NOT_READY + "\"");
    }

    /** What stands between the services may answer too, in HTML. */
    private static JsonNode json(int status, String body) {
        try {
            JsonNode json = Json.mapper().readTree(body == null ? "" : body);
            if (json.isObject()) {
                return json;
            }
            throw new UnagreedAnswerException("answered " + status + " without a JSON object", null);
        } catch (JsonProcessingException e) {
            throw new UnagreedAnswerException("answered " + status + " without JSON", null);
        }
    }

    private static CalleeAnswer agreed(CalleeAnswer answer, Class<?> success,
        Function<CalleeAnswer, Optional<Refusal>> refusals) {
        boolean isAgreed = answer.isSuccess()
            ? answer.as(success) != null
            : answer.isNotReady() || refusals.apply(answer).isPresent();
        if (!isAgreed) {
            throw answer.unexpected(null);
        }
        return answer;
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
