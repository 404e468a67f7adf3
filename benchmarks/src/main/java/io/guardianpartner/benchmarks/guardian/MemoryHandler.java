package io.guardianpartner.benchmarks.guardian;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.InboundMessage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service without database, which keeps its record of handled messages in memory. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
class MemoryHandler {

    private final Map<String, String> handled = new ConcurrentHashMap<>();

    @Bean
    RouteBuilder handler() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(handling(MSG_PAYMENT_SUCCESS)).routeId("orders.in.MSG_PAYMENT_SUCCESS")
                    .process(MemoryHandler.this::handle).id("handle");
            }
        };
    }

    /** The same messages come in the next run. */
    void forget() {
        handled.clear();
    }

    private void handle(Exchange exchange) {
        var message = InboundMessage.of(exchange);
        var before = handled.putIfAbsent(message.messageKey(), message.bodyHash());
        if (before == null) {
            exchange.getMessage().getBody(PaymentSuccess.class);
            Meter.handled();
        } else if (before.equals(message.bodyHash())) {
            DuplicateMessage.mark(exchange);
        } else {
            throw new ForgedMessageException("another body is known by this messageId");
        }
    }
}
