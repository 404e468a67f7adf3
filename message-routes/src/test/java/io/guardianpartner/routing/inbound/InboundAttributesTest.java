package io.guardianpartner.routing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.routing.failure.RejectedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes of a message: what is believed, what is handed on, what is kept. */
class InboundAttributesTest extends HandledOrders {

    @Test
    void aBareEnvelopeIsHandledUnderItsSqsMessageId() {
        probe.sendBare(paymentFail().body());

        await().until(() -> orders.effects(order) == 2);
        assertThat(orders.inboxRecords(orders.seen(order).get(0).message().messageId())).isOne();
    }

    @Test
    void aBareEnvelopeThatIsParkedKeepsItsIdAsAttribute() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("no");
        });
        var body = paymentFail().body();
        probe.sendBare(body);

        var parked = probe.awaitDeadLetter(body);
        assertThat(parked.attributes().get(Attributes.MESSAGE_ID))
            .isEqualTo(orders.seen(order).get(0).message().messageId().toString());
    }

    @Test
    void onlyTheAllowedAttributesBecomeHeadersAndOnlyTheyAreKept() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("no");
        });
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put("CamelSqlQuery", "drop table inbox");
        attributes.put("x-other", "1");
        attributes.put(Attributes.TRACEPARENT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        probe.send(message.body(), attributes);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(orders.seen(order).get(0).headers()).containsOnlyKeys(Attributes.ALLOWED);
        assertThat(orders.seen(order).get(0).message().traceparent()).startsWith("00-0af7651916cd43dd");
        assertThat(parked.attributes()).containsOnlyKeys(List.of(Attributes.SENDER, Attributes.TARGET, Attributes.TYPE,
            Attributes.MESSAGE_ID, Attributes.CORRELATION_ID, Attributes.SCHEMA_VERSION, Attributes.TRACEPARENT,
            Attributes.FAILURE));
    }

    @Test
    void anIdThatIsNoneIsParkedAsInvalid() {
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put(Attributes.MESSAGE_ID, "1; drop table inbox");
        probe.send(message.body(), attributes);

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {Attributes.SENDER, Attributes.TARGET, Attributes.TYPE})
    void attributesThatDisagreeWithTheBodyAreParkedAsForged(String attribute) {
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put(attribute, "ANOTHER");
        probe.send(message.body(), attributes);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("forged");
        assertThat(parked.attributes()).containsAllEntriesOf(attributes);
        assertThat(orders.seen(order)).isEmpty();
    }
}
