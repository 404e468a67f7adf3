package io.guardianpartner.message;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentSuccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProducerStrictnessTest {

    private final Contract contract = Contract.load();
    private final UUID order = Ids.next();
    private final PaymentSuccess paid = new PaymentSuccess(order, Ids.next(), Money.of("29.90"), Instant.now());

    @Test
    void aMessageGetsAnIdOfItsOwnAndTheContractsSchemaVersion() {
        var first = contract.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, order, paid);
        var second = contract.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, order, paid);

        assertThat(first.messageId()).isNotEqualTo(second.messageId());
        assertThat(first.messageId().version()).isEqualTo(7);
        assertThat(first.schemaVersion()).isEqualTo(contract.schemaVersion());
        assertThat(first.correlationId()).isEqualTo(order);
        assertThat(first.traceparent()).isNull();
    }

    @ParameterizedTest
    @MethodSource("io.guardianpartner.message.Examples#types")
    void whatIsSentIsReadBackAsItWas(String type) throws Exception {
        var entry = contract.messages().get(type);
        var payload = contract.payload(Examples.envelope(Examples.body(type)));

        var message = contract.message(entry.sender(), entry.target(), type, order, payload);
        var envelope = contract.read(message.body());
        contract.validatePayload(envelope);

        assertThat(Json.mapper().writeValueAsString(envelope)).isEqualTo(message.body());
        assertThat(contract.payload(envelope)).isEqualTo(payload).isInstanceOf(Record.class);
    }

    @Test
    void absentMembersAreLeftOutAndComeBackAsNull() {
        var requested = new PaymentCancellationRequested(order, null, "cancelled");
        var message = contract.message(Services.ORDERS, Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            requested);

        assertThat(message.body()).doesNotContain("paymentId").doesNotContain("null");
        assertThat(contract.payload(contract.read(message.body()))).isEqualTo(requested);
    }

    @Test
    void anOrderClosedBeforeItWasPricedHasNoTotal() {
        var changed = new OrderStatusChanged(order, 2, "PAYMENT_PENDING", "CANCELLED",
            List.of(new OrderStatusChanged.Item(Ids.next(), 1, null, null)), null, Instant.now());

        assertThat(contract.message(Services.ORDERS, Services.ANY, MSG_ORDER_STATUS_CHANGED, order, changed).body())
            .doesNotContain("totalPrice");
    }

    @Test
    void onlyItsSenderSendsAMessage() {
        assertRefused("/sender of MSG_PAYMENT_SUCCESS is PAYMENTS_SERVICE",
            Services.CATALOG, Services.ORDERS, MSG_PAYMENT_SUCCESS, paid);
    }

    @Test
    void aMessageGoesToItsTargetOnly() {
        assertRefused("/target of MSG_PAYMENT_SUCCESS is ORDERS_SERVICE",
            Services.PAYMENTS, Services.ANY, MSG_PAYMENT_SUCCESS, paid);
        assertRefused("/target of MSG_PAYMENT_SUCCESS is ORDERS_SERVICE",
            Services.PAYMENTS, Services.CATALOG, MSG_PAYMENT_SUCCESS, paid);
    }

    @Test
    void anUnknownTypeIsNotSent() {
        assertRefused("/type is not in the contract", Services.PAYMENTS, Services.ORDERS, "MSG_OF_TOMORROW", paid);
    }

    @Test
    void aPayloadThatBreaksItsSchemaIsNotSent() {
        assertRefused("/payload/amount is missing", Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS,
            new PaymentSuccess(order, Ids.next(), null, Instant.now()));
        assertRefused("/payload/amount ", Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS,
            new PaymentSuccess(order, Ids.next(), Money.of("-1.00"), Instant.now()));
    }

    @Test
    void aMemberOutsideTheSchemaIsNotSent() {
        assertRefused("/payload/cpf is not known here", Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS,
            Examples.payload(MSG_PAYMENT_SUCCESS).put("cpf", "1"));

        var changed = Examples.payload(MSG_ORDER_STATUS_CHANGED);
        ContractVariant.at(changed, "/items/0").put("colour", "red");
        assertRefused("/payload/items/0/colour is not known here", Services.ORDERS, Services.ANY,
            MSG_ORDER_STATUS_CHANGED, changed);
    }

    @Test
    void whatIsNoPayloadIsNotSent() {
        assertRefused("/payload", Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, null);
        assertRefused("/payload", Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, "text");
        assertRefused("/payload cannot be written", Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS,
            Map.of("orderId", new Object()));
    }

    @Test
    void aMessageHasACorrelation() {
        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> contract.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, null, paid))
            .withMessage("correlationId is missing");
    }

    @Test
    void aMessageLargerThanSnsCarriesIsNotSent() {
        var unlimited = ContractVariant.of(document -> ContractVariant
            .at(document, "/components/schemas/Reason").remove("maxLength"));
        var text = "x".repeat(MessageSize.LIMIT);

        assertThatExceptionOfType(MessageTooLargeException.class)
            .isThrownBy(() -> unlimited.message(Services.ORDERS, Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED,
                order, new PaymentCancellationRequested(order, null, text)))
            .withMessageContaining("bytes");
    }

    @Test
    void aTreeThatIsChangedLaterChangesNoMessage() {
        var payload = Examples.payload(MSG_PAYMENT_SUCCESS);
        var message = contract.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, order, payload);
        var before = message.body();

        payload.set("amount", JsonNodeFactory.instance.textNode("0.01"));

        assertThat(message.body()).isEqualTo(before);
    }

    private void assertRefused(String detail, String sender, String target, String type, Object payload) {
        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> contract.message(sender, target, type, order, payload))
            .satisfies(e -> assertThat(e.detail()).startsWith(detail));
    }
}
