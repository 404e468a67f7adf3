package io.guardianpartner.orders.payment;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.guardianpartner.api.Caller;
import io.guardianpartner.orders.testing.Http;
import org.junit.jupiter.api.Test;

/** An order whose payment failed gets another Pix. */
class NewPaymentTest extends PaymentStory {

    private String product;

    @Test
    void anotherPixPaysTheOrderAndWhatComesLateOfTheFirstOneGoesBack() {
        String id = failed();
        UUID first = paymentOf(id);

        Http.Answer again = again(id).expect(200);

        UUID second = UUID.fromString(again.text("/payment/id"));
        assertThat(second).isNotEqualTo(first);
        assertThat(again.text("/status")).isEqualTo("PAYMENT_PENDING");
        assertThat(again.text("/totalPrice")).isEqualTo("59.80");
        assertThat(again.text("/payment/pix/qrCode")).isNotEmpty();
        assertThat(CATALOG.requests(id).get(1).path("orderVersion").asInt()).isEqualTo(3);
        assertThat(PAYMENTS.requests(id).get(1).path("attempt").asInt()).isEqualTo(2);
        probe.send(success(id, first, TOTAL));
        eventually(() -> assertThat(cancellation(id).paymentId()).isEqualTo(first));
        probe.send(success(id, second, TOTAL));
        becomes(id, AWAITING);
        assertThat(paymentOf(id)).isEqualTo(second);
    }

    @Test
    void manyClicksAreOnePayment() {
        String id = failed();

        List<CompletableFuture<Http.Answer>> clicks = IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> again(id))).toList();

        assertThat(clicks.stream().map(CompletableFuture::join)).allSatisfy(answer -> assertThat(answer.status())
            .isEqualTo(200)).extracting(answer -> answer.text("/payment/id")).containsOnly(paymentOf(id).toString());
        assertThat(again(id).expect(200).text("/payment/id")).isEqualTo(paymentOf(id).toString());
        assertThat(order(id).earlierPayments()).hasSize(1);
    }

    @Test
    void aPixThatCanBePaidIsShownAsItIs() {
        Http.Answer placed = placed();

        assertThat(again(placed.id()).expect(200).body()).isEqualTo(placed.body());
        assertThat(PAYMENTS.requests(placed.id())).hasSize(1);
    }

    @Test
    void whatWasSoldMeanwhileEndsTheOrder() {
        String id = failed();
        CATALOG.stock(product, 1);

        Http.Answer refused = again(id).expect(409);

        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:stock-unavailable");
        assertThat(refused.text("/lines/0/available")).isEqualTo("1");
        assertThat(order(id).status()).isEqualTo(CANCELLED);
        assertThat(PAYMENTS.requests(id)).hasSize(1);
    }

    @Test
    void whilePaymentsIsAwayTheAnswerIsTryAgain() {
        String id = failed();
        PAYMENTS.answers(503);

        assertThat(again(id).expect(503).header("Retry-After")).isNotNull();
        PAYMENTS.isWell();

        assertThat(again(id).expect(200).text("/status")).isEqualTo("PAYMENT_PENDING");
        assertThat(CATALOG.requests(id)).hasSize(2);
    }

    @Test
    void whileTheFirstPaymentIsNotKnownToHaveEndedTheAnswerIsTryAgain() {
        String id = failed();
        PAYMENTS.answersOnce(id, 409, "payment-open");

        again(id).expect(503);

        assertThat(again(id).expect(200).text("/status")).isEqualTo("PAYMENT_PENDING");
    }

    @Test
    void aPaymentThatIsRefusedIsNotTheLastOne() {
        String id = failed();
        PAYMENTS.givesNoPix(true);

        assertThat(again(id).expect(422).text("/type")).isEqualTo("urn:guardian:problem:payment-refused");
        PAYMENTS.givesNoPix(false);

        assertThat(again(id).expect(200).text("/status")).isEqualTo("PAYMENT_PENDING");
        assertThat(order(id).earlierPayments()).hasSize(2);
    }

    @Test
    void aPaidOrderAndOneThatIsOverGetNone() {
        String paid = placed().id();
        probe.send(success(paid, paymentOf(paid), TOTAL));
        becomes(paid, AWAITING);
        String over = placed().id();
        http.post("/v1/orders/" + over + "/cancellation", null).expect(200);

        assertThat(again(paid).expect(409).text("/orderStatus")).isEqualTo("AWAITING");
        assertThat(again(over).expect(409).text("/orderStatus")).isEqualTo("CANCELLED");
    }

    @Test
    void anothersOrderIsNotThere() {
        String id = failed();
        caller.is(BOB);

        again(id).expect(404);

        assertThat(order(id).status()).isEqualTo(PAYMENT_FAILED);
    }

    @Test
    void aGuestGetsOneByTheTokenOfTheOrder() {
        caller.is(Caller.anonymous());
        String dish = CATALOG.product("Feijoada", "29.90", 10);
        Http.Answer placed = http.post("/v1/guest/orders", cart(dish, 2), "Idempotency-Key", newKey()).expect(201);
        probe.send(fail(placed.id(), paymentOf(placed.id())));
        becomes(placed.id(), PAYMENT_FAILED);
        String[] token = {"Authorization", "Bearer " + placed.text("/orderToken")};

        Http.Answer again = http.post("/v1/guest/orders/payments", null, token).expect(200);

        assertThat(again.text("/payment/id")).isNotEqualTo(placed.text("/payment/id"));
        assertThat(again.body().has("orderToken")).isFalse();
        http.post("/v1/guest/orders/payments", null, "Authorization", "Bearer nonsense").expect(401);
        assertThat(order(placed.id()).earlierPayments()).hasSize(1);
    }

    private String failed() {
        product = CATALOG.product("Feijoada", "29.90", 10);
        String id = place(newKey(), cart(product, 2)).expect(201).id();
        probe.send(fail(id, paymentOf(id)));
        becomes(id, PAYMENT_FAILED);
        return id;
    }

    private Http.Answer again(String id) {
        return http.post("/v1/orders/" + id + "/payments", null);
    }
}
