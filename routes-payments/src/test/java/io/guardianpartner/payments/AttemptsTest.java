package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** An order whose payment failed is given another one, and at most one of them is kept. */
@TestPropertySource(properties = "guardian.payments.settling.check.failed=200ms")
class AttemptsTest extends PaymentsTest {

    @Autowired
    private JdbcTemplate sql;

    private final UUID order = order();

    @Test
    void anotherPaymentTakesThePlaceOfOneThatFailed() {
        String first = failed();

        PaymentsClient.Answer second = attempt(2);

        assertThat(second.status()).as("%s", second.body()).isEqualTo(201);
        assertThat(second.text("/status")).isEqualTo("PENDING");
        assertThat(second.text("/orderId")).isEqualTo(order.toString());
        assertThat(second.text("/id")).isNotEqualTo(first);
        assertThat(second.text("/pix/copiaECola")).startsWith("000201");
        assertThat(ids()).containsExactly(first, second.text("/id"));
        BROKER.pay(second.text("/id"));
        becomes(second.text("/id"), "SUCCESS");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_FAIL, MSG_PAYMENT_SUCCESS));
        assertThat(messages(order).get(1).payload().path("paymentId").asText()).isEqualTo(second.text("/id"));
    }

    @Test
    void theSameAttemptTwiceIsOnePayment() {
        failed();
        List<CompletableFuture<PaymentsClient.Answer>> callers = IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> attempt(2))).toList();

        assertThat(callers.stream().map(CompletableFuture::join).filter(answer -> answer.status() != 503))
            .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201))
            .extracting(answer -> answer.text("/id")).containsOnly(ids().get(1));
        assertThat(attempt(2).status()).isEqualTo(200);
        assertThat(ids()).hasSize(2);
        assertThat(BROKER.created(ids().get(1))).isEqualTo(1);
    }

    @Test
    void aPaymentThatIsStillOpenKeepsItsPlace() {
        String first = pending(order);

        PaymentsClient.Answer refused = attempt(2);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:payment-open");
        assertThat(ids()).containsExactly(first);
        assertThat(BROKER.status(first)).isEqualTo("pending");
    }

    @Test
    void anEarlierAttemptIsNotMadeAgain() {
        failed();
        attempt(2);

        PaymentsClient.Answer refused = create(order);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:payment-superseded");
    }

    @Test
    void anEarlierPaymentThatIsApprovedAfterAllGoesBack() {
        String first = failed();
        String second = attempt(2).text("/id");

        BROKER.payLate(first);

        becomes(first, "REFUNDED");
        assertThat(BROKER.status(first)).isEqualTo("refunded");
        BROKER.pay(second);
        becomes(second, "SUCCESS");
        eventually(() -> assertThat(messages(order)).as("once or more often each")
            .extracting(message -> message.type() + " " + message.payload().path("paymentId").asText())
            .containsOnly(MSG_PAYMENT_FAIL + " " + first, MSG_PAYMENT_SUCCESS + " " + first,
                MSG_PAYMENT_REFUNDED + " " + first, MSG_PAYMENT_SUCCESS + " " + second));
        assertThat(held()).isEqualTo(AMOUNT);
    }

    @Test
    void onePaymentThatWasApprovedBeforeTheOtherIsAskedForGoesBackToo() {
        String first = failed();
        BROKER.payLate(first);
        becomes(first, "SUCCESS");

        String second = attempt(2).text("/id");

        becomes(first, "REFUNDED");
        assertThat(BROKER.status(second)).isEqualTo("pending");
    }

    @Test
    void anOrderThatNeedsNoPaymentGetsNoOtherEither() {
        failed();
        String second = attempt(2).text("/id");

        cancellation(order, null);

        becomes(second, "FAIL");
        PaymentsClient.Answer refused = attempt(3);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
    }

    @Test
    void theStoryTellsOfBoth() {
        String first = failed();
        String second = attempt(2).text("/id");

        assertThat(api.get("/v1/stories?orderId=" + order).body().findValuesAsText("paymentId")).contains(first,
            second);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void anAttemptIsNumberedFromOneOn(int number) {
        assertThat(attempt(number).status()).isEqualTo(422);
    }

    private String failed() {
        String payment = pending(order);
        BROKER.expire(payment);
        becomes(payment, "FAIL");
        return payment;
    }

    private PaymentsClient.Answer attempt(int number) {
        Map<String, Object> request = new HashMap<>(request(order));
        request.put("attempt", number);
        return api.post("/v1/payments", request);
    }

    private List<String> ids() {
        return api.get("/v1/payments?orderId=" + order).body().at("/items").findValuesAsText("id").stream()
            .distinct().toList();
    }

    /** What is held of the order's payments, by the books. */
    private String held() {
        return sql.queryForObject("select sum(booked_held)::text from ledger_positions l join payments p using (id)"
            + " where ?::uuid in (p.order_id, p.former_order_id)", String.class, order.toString());
    }
}
