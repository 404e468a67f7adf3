package io.guardianpartner.orders.placing;

import java.io.IOException;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import io.guardianpartner.routing.CurrentTrace;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link CalleeRoutes}. */
@Component("calleeCalls")
class CalleeCalls implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(CalleeCalls.class);

    /** Nothing of what came to us goes on but the trace. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        CurrentTrace.traceparent().ifPresent(value -> message.setHeader(Attributes.TRACEPARENT, value));
    }

    /** Counts for the breaker: it is the callee that cannot, now; any other refusal is about this order. */
    public void failIfAway(Exchange exchange) throws IOException {
        int status = status(exchange);
        if (status >= 500 || status == 401 || status == 403 || status == 408 || status == 429) {
            throw new IOException("answered " + status);
        }
    }

    /** No answer, or the breaker lets nobody through: who placed the order is told to come again. */
    public void isAway(Exchange exchange, String callee) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.warn("{} is away: {}", callee, cause == null ? "circuit breaker open" : cause.toString());
        throw new CalleeAwayException(callee + " does not answer now; try again.");
    }

    public CalleeAnswer answer(Exchange exchange, String callee) throws IOException {
        int status = status(exchange);
        String body = exchange.getMessage().getBody(String.class);
        exchange.getMessage().removeHeaders("CamelHttp*");
        return new CalleeAnswer(callee, status, Json.mapper().readTree(body == null ? "" : body));
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
