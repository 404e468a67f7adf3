package io.guardianpartner.message;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final UUID order = UUID.fromString("0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30");

    @Test
    void theAttributesRepeatTheEnvelopeAndSayWhatTravelsBesideIt() {
        var message = message("cancelled").withTraceparent(TRACE);

        assertThat(message.attributes()).containsExactly(
            entry("sender", "ORDERS_SERVICE"),
            entry("target", "PAYMENTS_SERVICE"),
            entry("type", "MSG_PAYMENT_CANCELLATION_REQUESTED"),
            entry("messageId", message.messageId().toString()),
            entry("correlationId", order.toString()),
            entry("schemaVersion", "1"),
            entry("traceparent", TRACE));
        assertThat(message.attributes().keySet()).containsExactlyElementsOf(Attributes.ALLOWED);
    }

    @Test
    void withoutATraceThereIsNoTraceparent() {
        assertThat(message("cancelled").attributes()).doesNotContainKey(Attributes.TRACEPARENT);
    }

    @Test
    void evenAParkedMessageKeepsToTheLimitOfTenAttributes() {
        var parked = Attributes.ALLOWED.size() + List.of(Attributes.FAILURE).size();

        assertThat(parked).isLessThanOrEqualTo(Attributes.LIMIT);
        assertThat(Attributes.LIMIT).isEqualTo(10);
    }

    @Test
    void theContractNamesTheSameAttributes() {
        var attributes = Contract.load().document().at("/components/schemas/Attributes/properties");

        assertThat(attributes.fieldNames()).toIterable().containsExactlyInAnyOrder(
            Stream.concat(Attributes.ALLOWED.stream(), Stream.of(Attributes.FAILURE))
                .toArray(String[]::new));
    }

    @Test
    void theBodyHasExactlyFourMembers() throws Exception {
        var body = Json.mapper().readTree(message("cancelled").body());

        assertThat(body.fieldNames()).toIterable().containsExactly("sender", "target", "type", "payload");
    }

    @Test
    void peopleCanReadTheBody() {
        assertThat(message("não há mais feijão 🫘").body()).contains("não há mais feijão 🫘");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00x"})
    void charactersThatSqsRefusesTravelEscaped(String character) {
        var payload = JsonNodeFactory.instance.objectNode().put("reason", "a" + character);
        var body = new Message(new Envelope(Services.ORDERS, Services.PAYMENTS, "MSG_MORE", payload), Ids.next(), order,
            1, null).body();

        assertThat(body.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
        assertThat(Contract.load().read(body).payload().get("reason").textValue()).isEqualTo("a" + character);
    }

    private Message message(String reason) {
        return Contract.load().message(Services.ORDERS, Services.PAYMENTS,
            MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, reason));
    }
}
