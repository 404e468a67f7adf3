package io.guardianpartner.orders.payment;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.IN_PROGRESS;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.testing.Http;
import org.junit.jupiter.api.Test;

/** Messages of payments that failed. */
class PaymentFailureEventsTest extends PaymentStory {

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
}
