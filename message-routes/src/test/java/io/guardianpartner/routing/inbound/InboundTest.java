package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.test.GuardianTest;
import io.guardianpartner.routing.test.MessagingProbe;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@GuardianTest(service = Services.ORDERS, postgres = true, classes = InboundTest.Handlers.class, properties = "spring.config.import=classpath:guardian.yaml")
class InboundTest {

    static final BlockingQueue<Object> SEEN = new LinkedBlockingQueue<>();

    @Autowired
    private MessagingProbe probe;

    @Test
    void aMessageReachesItsHandlerAsARecord() throws Exception {
        var order = UUID.randomUUID();
        var payload = new PaymentFail(order, UUID.randomUUID(), PaymentFail.Reason.EXPIRED);
        probe.publish(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order, payload));

        assertThat(SEEN.poll(20, TimeUnit.SECONDS)).isEqualTo(payload);
        probe.awaitEmptyQueue();
        probe.sendBare("nonsense");
        assertThat(probe.awaitDeadLetter("nonsense").failure().get("outcome").asText()).isEqualTo("invalid");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Handlers {

        @Bean
        RouteBuilder handlers() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from(MessageHandlers.handling(MSG_PAYMENT_FAIL)).routeId("orders.in.MSG_PAYMENT_FAIL")
                        .process(InboundTest::see);
                }
            };
        }
    }

    static void see(Exchange exchange) {
        SEEN.add(exchange.getMessage().getBody());
    }
}
