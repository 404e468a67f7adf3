package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that keeps its own record of what it has handled, and takes no bare envelopes. */
@GuardianTest(service = Services.ORDERS, classes = OrdersTwin.class, properties = {
    "spring.config.import=classpath:guardian.yaml", "guardian.inbound.bare=false"})
class WithoutDatabaseTest {

    @Autowired
    private MessagingProbe probe;
    @Autowired
    private OrdersTwin orders;
    @Autowired
    private MeterRegistry meters;

    private final UUID order = UUID.randomUUID();

    @Test
    void theHandlerSaysWhatItHasHandledBefore() {
        Set<String> handled = new HashSet<>();
        orders.whenHandling(order, exchange -> {
            var message = InboundMessage.of(exchange);
            if (!handled.add(message.messageKey() + message.bodyHash())) {
                DuplicateMessage.mark(exchange);
            }
        });
        var message = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
        probe.send(message);
        await().until(() -> orders.seen(order).size() == 1);
        probe.send(message);

        await().until(() -> meters.find("guardian.messages").tag("outcome", "duplicate").counter() != null);
        probe.awaitEmptyQueue();
        assertThat(handled).hasSize(1);
    }

    @Test
    void aBareEnvelopeIsParkedWithTheIdThatItWouldHaveHad() {
        var body = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED)).body();
        probe.sendBare(body);

        var parked = probe.awaitDeadLetter(body);
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("invalid");
        assertThat(parked.failure().get("detail").asText()).isEqualTo("attribute sender is missing");
        assertThat(UUID.fromString(parked.attributes().get(Attributes.MESSAGE_ID))).isNotNull();
        assertThat(orders.seen(order)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"correlationId,", "schemaVersion,", "schemaVersion,0", "schemaVersion,one", "schemaVersion,1.1"})
    void anAttributeThatBreaksTheContractIsParked(String attribute, String value) {
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.remove(attribute);
        if (value != null) {
            attributes.put(attribute, value);
        }
        probe.send(message.body(), attributes);

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("invalid");
        assertThat(orders.seen(order)).isEmpty();
    }

    @Test
    void aLaterVersionOfTheContractIsUnderstoodAsFarAsItGoes() {
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put(Attributes.SCHEMA_VERSION, "2");
        probe.send(message.body(), attributes);

        await().until(() -> orders.seen(order).size() == 1);
    }

    private Message paymentFail() {
        return probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
    }
}
