package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;

/** The outcome of a message, row by row of the table in the README; {@link FailingHandlerTest} has the rows of handlers that fail. */
class InboundOutcomesTest extends HandledOrders {

    @Test
    void aMessageIsHandledOnceAndAcknowledged() {
        var message = paymentFail();
        probe.publish(message);

        awaitOutcome("handled", MSG_PAYMENT_FAIL);
        probe.awaitEmptyQueue();
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.inboxRecords(message.messageId())).isOne();
        var seen = orders.seen(order).get(0);
        assertThat(seen.body()).isEqualTo(new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
        assertThat(seen.message().messageKey()).isEqualTo("PAYMENTS_SERVICE:" + message.messageId());
        assertThat(seen.message().correlationId()).isEqualTo(order);
        assertThat(seen.message().receives()).isOne();
        assertThat(meters.get("guardian.message.handling").tag("outcome", "handled").timer().count()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{\"sender\": \"PAYMENTS_SERVICE\"}", "{} {}",
        "{\"sender\":\"PAYMENTS_SERVICE\",\"target\":\"ORDERS_SERVICE\",\"type\":\"MSG_PAYMENT_FAIL\",\"payload\":{}}",
        "{\"sender\":\"ORDERS_SERVICE\",\"target\":\"ORDERS_SERVICE\",\"type\":\"MSG_PAYMENT_FAIL\",\"payload\":"
            + "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"paymentId\":"
            + "\"018f0000-0000-7000-8000-000000000000\",\"reason\":\"EXPIRED\"}}"})
    void whatBreaksTheContractIsParkedAsInvalid(String body) {
        probe.sendBare(body);

        var parked = probe.awaitDeadLetter(body);
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("invalid");
        assertThat(parked.failure().get("receives").asInt()).isOne();
        assertThat(Instant.parse(parked.failure().get("at").asText())).isBeforeOrEqualTo(Instant.now());
        probe.awaitEmptyQueue();
    }

    @Test
    void aKnownIdWithAnotherBodyIsParkedAsForged() {
        var message = paymentFail();
        probe.send(message);
        await().until(() -> orders.effects(order) == 2);
        var forged = message.body().replace("EXPIRED", "REJECTED");
        probe.send(forged, message.attributes());

        assertThat(probe.awaitDeadLetter(forged).failure().get("outcome").asText()).isEqualTo("forged");
        assertThat(orders.effects(order)).isEqualTo(2);
    }

    @Test
    void aMessageForAnotherServiceIsDropped() {
        var payload = new PaymentCancellationRequested(order, null, "the customer wishes it");
        probe.send(probe.message(Services.ORDERS, Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            payload));

        awaitOutcome("misrouted", MSG_PAYMENT_CANCELLATION_REQUESTED);
        probe.awaitEmptyQueue();
    }

    @Test
    void aMessageForAllThatNobodyHandlesHereIsIgnored() {
        probe.send(productChanged());

        awaitOutcome("ignored", MSG_PRODUCT_CHANGED);
        probe.awaitEmptyQueue();
    }

    @Test
    void aMessageForThisServiceThatItDoesNotHandleIsParkedAsUnknownType() {
        var message = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_REFUND_FAILED, order,
            new PaymentRefundFailed(order, order, "r-1", Money.of("1.00"), "no"));
        probe.send(message);

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("unknown-type");
    }

    @Test
    void aTypeThatTheContractDoesNotHaveIsParkedAndCountedWithoutItsName() {
        var body = "{\"sender\":\"PAYMENTS_SERVICE\",\"target\":\"ORDERS_SERVICE\",\"type\":\"MSG_X\",\"payload\":{}}";
        probe.sendBare(body);

        assertThat(probe.awaitDeadLetter(body).failure().get("outcome").asText()).isEqualTo("unknown-type");
        awaitOutcome("unknown-type", "unknown");
    }

    @Test
    void aDuplicateIsAcknowledgedWithoutEffect() {
        var message = paymentFail();
        probe.send(message);
        probe.send(message);
        probe.send(message);

        await().until(() -> count("duplicate", MSG_PAYMENT_FAIL) >= 2);
        probe.awaitEmptyQueue();
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.seen(order)).hasSize(1);
    }

    @Test
    void aStaleMessageIsAcknowledgedAndLogged(CapturedOutput log) {
        orders.whenHandling(order, exchange -> StaleMessage.mark(exchange, "the order is closed"));
        probe.send(paymentFail());

        awaitOutcome("stale", MSG_PAYMENT_FAIL);
        probe.awaitEmptyQueue();
        assertThat(log).contains("the order is closed");
    }
}
