package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.payload.OrderStatusChanged;
import org.junit.jupiter.api.Test;

/** Each rule of what payments tells, through the queue and out of the topic. */
class PaymentEventsTest extends PaymentStory {

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
    void ordersAreCountedByTheStatusThatTheyReach() {
        double before = meters.counter("guardian.orders", "status", "AWAITING").count();
        String id = placed().id();

        probe.send(success(id, paymentOf(id), TOTAL));

        becomes(id, AWAITING);
        eventually(() -> assertThat(meters.counter("guardian.orders", "status", "AWAITING").count())
            .isEqualTo(before + 1));
    }

    @Test
    void aPaidOrderCountsItsMoneyItsAgeAndTheWayToTheKitchen() {
        double value = meters.counter("guardian.orders.value", "status", "AWAITING").count();
        long age = meters.timer("guardian.orders.age", "status", "AWAITING").count();
        long delays = meters.timer("guardian.orders.kitchen.delay").count();
        String id = placed().id();

        probe.send(success(id, paymentOf(id), TOTAL));

        becomes(id, AWAITING);
        eventually(() -> {
            assertThat(meters.counter("guardian.orders.value", "status", "AWAITING").count())
                .isEqualTo(value + TOTAL.amount().doubleValue());
            assertThat(meters.timer("guardian.orders.age", "status", "AWAITING").count()).isEqualTo(age + 1);
            assertThat(meters.timer("guardian.orders.kitchen.delay").count()).isEqualTo(delays + 1);
        });
    }
}
