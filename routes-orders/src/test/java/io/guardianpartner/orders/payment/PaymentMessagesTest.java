package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.message.Services.ORDERS;
import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.IN_PROGRESS;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentFail.Reason;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.Alarm;
import io.guardianpartner.orders.order.OrderPayment.State;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.MessagesTest;
import org.junit.jupiter.api.Test;

/** Each rule of what payments tells, through the queue and out of the topic. */
class PaymentMessagesTest extends MessagesTest {

    private static final Money TOTAL = Money.of("59.80");

    @Test
    void aSuccessMakesTheOrderAwaitingAndEverybodyHearsOfIt() {
        String id = placed().id();

        probe.publish(success(id, paymentOf(id), TOTAL));

        becomes(id, AWAITING);
        OrderStatusChanged told = probe.awaitPublished(MSG_ORDER_STATUS_CHANGED, UUID.fromString(id))
            .payload(OrderStatusChanged.class);
        assertThat(told.status()).isEqualTo("AWAITING");
        assertThat(told.previousStatus()).isEqualTo("PAYMENT_PENDING");
        assertThat(told.version()).isEqualTo(2);
        assertThat(told.totalPrice()).isEqualTo(TOTAL);
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.quantity()).isEqualTo(2);
            assertThat(item.name()).isEqualTo("Feijoada");
            assertThat(item.unitPrice()).isEqualTo(Money.of("29.90"));
        });
        nothingWaits(id);
    }

    @Test
    void aSuccessThatOvertakesTheAnswerOfPaymentsIsAdopted() {
        PAYMENTS.answers(503);
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        place(key, cart(product, 2)).expect(503);
        String id = http.get("/v1/orders?customer=me&limit=1").text("/items/0/id");
        UUID payment = Ids.next();

        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);
        PAYMENTS.isWell();

        assertThat(order(id).paymentId()).isEqualTo(payment);
        assertThat(place(key, cart(product, 2)).expect(201).text("/status")).isEqualTo("AWAITING");
    }

    @Test
    void aSuccessTwiceIsASuccessOnce() {
        String id = placed().id();
        Message success = success(id, paymentOf(id), TOTAL);

        probe.send(success);
        becomes(id, AWAITING);
        probe.send(success);
        probe.send(success(id, paymentOf(id), TOTAL));

        eventually(() -> assertThat(outcomes(MSG_PAYMENT_SUCCESS)).containsKeys("handled", "duplicate", "stale"));
        assertThat(order(id).status()).isEqualTo(AWAITING);
        assertThat(order(id).version()).isEqualTo(2);
    }

    @Test
    void aSuccessManyTimesAtOnceIsASuccessOnce() {
        String id = placed().id();
        Message success = success(id, paymentOf(id), TOTAL);

        for (int i = 0; i < 10; i++) {
            probe.send(success);
        }
        becomes(id, AWAITING);
        probe.awaitEmptyQueue();

        assertThat(order(id).version()).isEqualTo(2);
    }

    @Test
    void aKnownIdWithAnotherBodyIsForged() {
        String id = placed().id();
        Message success = success(id, paymentOf(id), TOTAL);
        probe.send(success);
        becomes(id, AWAITING);
        Message forged = success(id, Ids.next(), TOTAL);

        probe.send(forged.body(), success.attributes());

        assertThat(probe.awaitDeadLetter(forged.body()).failure().path("outcome").asText()).isEqualTo("forged");
    }

    @Test
    void aSuccessAfterTheCancellationIsGivenBack() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        http.post("/v1/orders/" + id + "/cancellation", Map.of()).expect(200);
        probe.awaitPublished(MSG_PAYMENT_CANCELLATION_REQUESTED, UUID.fromString(id));

        probe.send(success(id, payment, TOTAL));

        assertThat(cancellation(id).paymentId()).isEqualTo(payment);
        assertThat(order(id).status()).isEqualTo(CANCELLED);
        assertThat(order(id).version()).isEqualTo(2);
    }

    @Test
    void aSuccessAfterAFailureIsGivenBack() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(fail(id, payment));
        becomes(id, PAYMENT_FAILED);

        probe.send(success(id, payment, TOTAL));

        assertThat(cancellation(id).paymentId()).isEqualTo(payment);
    }

    @Test
    void aSuccessOfAnotherPaymentIsGivenBack() {
        String id = placed().id();
        UUID other = Ids.next();

        probe.send(success(id, other, TOTAL));

        assertThat(cancellation(id).paymentId()).isEqualTo(other);
        assertThat(order(id).version()).isEqualTo(1);
    }

    @Test
    void anAmountThatIsNotTheTotalIsParked() {
        String id = placed().id();
        Message success = success(id, paymentOf(id), Money.of("59.79"));

        probe.send(success);

        assertThat(probe.awaitDeadLetter(success.body()).failure().path("outcome").asText()).isEqualTo("rejected");
        assertThat(order(id).version()).isEqualTo(1);
    }

    @Test
    void aPaymentOfAnOrderThatIsNotThereIsParked() {
        Message success = success(Ids.next().toString(), Ids.next(), TOTAL);

        probe.send(success);

        assertThat(probe.awaitDeadLetter(success.body()).failure().path("outcome").asText()).isEqualTo("rejected");
    }

    @Test
    void aFailureEndsTheOrderAndEverybodyHearsOfIt() {
        String id = placed().id();

        probe.send(fail(id, paymentOf(id)));

        becomes(id, PAYMENT_FAILED);
        assertThat(statusChange(id).status()).isEqualTo("PAYMENT_FAILED");
    }

    @Test
    void aCancelledOrderShowsNoPixAndOnceTheBrokerHasEndedItAFailedPayment() {
        String id = placed().id();
        UUID payment = paymentOf(id);

        Http.Answer cancelled = http.post("/v1/orders/" + id + "/cancellation", null).expect(200);
        probe.send(fail(id, payment));

        assertThat(cancelled.body().at("/payment").has("pix")).isFalse();
        eventually(() -> assertThat(http.get("/v1/orders/" + id).text("/payment/status")).isEqualTo("FAIL"));
        assertThat(http.get("/v1/orders/" + id).text("/status")).isEqualTo("CANCELLED");
        probe.send(success(id, payment, TOTAL));
        eventually(() -> assertThat(cancellation(id).reason()).isEqualTo("the order is CANCELLED"));
        assertThat(http.get("/v1/orders/" + id).text("/payment/status")).isEqualTo("SUCCESS");
    }

    @Test
    void aPaymentThatTheBrokerRefusesEndsTheOrderAndItsKeySaysSoEachTime() {
        PAYMENTS.givesNoPix(true);
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();

        Http.Answer refused = place(key, cart(product, 2)).expect(422);
        PAYMENTS.givesNoPix(false);
        String id = refused.text("/orderId");
        probe.send(fail(id, paymentOf(id)));
        probe.awaitEmptyQueue();

        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:payment-refused");
        assertThat(place(key, cart(product, 2)).expect(422).body()).isEqualTo(refused.body());
        assertThat(order(id).status()).isEqualTo(PAYMENT_FAILED);
        assertThat(statusChange(id).status()).isEqualTo("PAYMENT_FAILED");
    }

    @Test
    void aPaymentThatFailsBeforeItsAnswerComesIsRefusedInTheSameWords() {
        PAYMENTS.answers(503);
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        place(key, cart(product, 2)).expect(503);
        String id = http.get("/v1/orders?customer=me&limit=1").text("/items/0/id");

        probe.send(fail(id, Ids.next()));
        becomes(id, PAYMENT_FAILED);
        PAYMENTS.isWell();

        assertThat(place(key, cart(product, 2)).expect(422).text("/type"))
            .isEqualTo("urn:guardian:problem:payment-refused");
    }

    @Test
    void aFullRefundCancelsAnOrderThatWaits() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);

        probe.send(refunded(id, payment, TOTAL));

        becomes(id, CANCELLED);
        assertThat(order(id).payment().state()).isEqualTo(State.REFUNDED);
    }

    @Test
    void aPartialRefundIsWrittenDown() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);

        probe.send(refunded(id, payment, Money.of("5.00")));

        eventually(() -> assertThat(order(id).payment().refunded()).isEqualTo(Money.of("5.00")));
        assertThat(order(id).status()).isEqualTo(AWAITING);
    }

    @Test
    void aRefundThatFailedIsWrittenDownAndCallsAPerson() {
        String id = placed().id();

        probe.send(probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_REFUND_FAILED, UUID.fromString(id),
            new PaymentRefundFailed(UUID.fromString(id), paymentOf(id), "r1", TOTAL, "account closed")));

        eventually(() -> assertThat(order(id).alarms()).extracting(Alarm::kind)
            .containsExactly(Alarm.Kind.REFUND_FAILED));
        assertThat(meters.counter("guardian.orders.alarms", "kind", "refund-failed").count()).isPositive();
    }

    @Test
    void ordersAreCountedByTheStatusThatTheyReach() {
        double before = meters.counter("guardian.orders", "status", "AWAITING").count();
        String id = placed().id();

        probe.send(success(id, paymentOf(id), TOTAL));

        becomes(id, AWAITING);
        eventually(() -> assertThat(meters.counter("guardian.orders", "status", "AWAITING").count())
            .isEqualTo(before + 1));
    }

    @Test
    void theKitchenDoesNotLoseAnOrderToALateFailure() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);
        caller.is(KITCHEN);
        http.patch("/v1/orders/" + id + "/status", Map.of("status", "IN_PROGRESS")).expect(200);

        probe.send(fail(id, payment));
        probe.awaitEmptyQueue();

        assertThat(order(id).status()).isEqualTo(IN_PROGRESS);
    }

    private UUID paymentOf(String id) {
        return order(id).paymentId();
    }

    private PaymentCancellationRequested cancellation(String id) {
        return probe.awaitPublished(MSG_PAYMENT_CANCELLATION_REQUESTED, UUID.fromString(id))
            .payload(PaymentCancellationRequested.class);
    }

    private OrderStatusChanged statusChange(String id) {
        return probe.awaitPublished(MSG_ORDER_STATUS_CHANGED, UUID.fromString(id)).payload(OrderStatusChanged.class);
    }

    private Message success(String id, UUID payment, Money amount) {
        return probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_SUCCESS, UUID.fromString(id),
            new PaymentSuccess(UUID.fromString(id), payment, amount, Instant.now()));
    }

    private Message fail(String id, UUID payment) {
        return probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_FAIL, UUID.fromString(id),
            new PaymentFail(UUID.fromString(id), payment, Reason.EXPIRED));
    }

    private Message refunded(String id, UUID payment, Money total) {
        return probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_REFUNDED, UUID.fromString(id),
            new PaymentRefunded(UUID.fromString(id), payment, "r1", total, total));
    }
}
