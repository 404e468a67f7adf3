package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class RefundTest extends PaymentsTest {

    @Autowired
    private JdbcTemplate sql;

    private final UUID order = order();

    @Test
    void anApprovedPaymentIsRefundedInFull() {
        String payment = approved(order);

        PaymentsClient.Answer wanted = refund(payment);

        assertThat(wanted.status()).isEqualTo(202);
        assertThat(wanted.text("/paymentId")).isEqualTo(payment);
        assertThat(wanted.text("/amount")).isEqualTo(AMOUNT);
        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        PaymentsClient.Answer done = refund(payment);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("/status")).isEqualTo("DONE");
        assertThat(done.text("/id")).isEqualTo(wanted.text("/id"));
    }

    @Test
    void askingManyTimesAtOnceIsOneRefund() {
        String payment = approved(order);

        List<PaymentsClient.Answer> answers = IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> refund(payment))).toList()
            .stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(answer -> answer.text("/id")).containsOnly(answers.get(0).text("/id"));
        becomes(payment, "REFUNDED");
        staysSo(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(brokersRefunds(payment)).hasSize(1);
    }

    @Test
    void whatWasNotPaidCannotBeRefunded() {
        String payment = pending(order);

        PaymentsClient.Answer refused = refund(payment);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/status")).isEqualTo("409");
        assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("PENDING");
    }

    @Test
    void theWholeAmountIsAllOfItAndNeedsNoKey() {
        String payment = approved(order);

        PaymentsClient.Answer whole = api.post("/v1/payments/" + payment + "/refunds", Map.of("amount", AMOUNT));

        assertThat(whole.status()).isEqualTo(202);
        assertThat(refund(payment).text("/id")).isEqualTo(whole.text("/id"));
        becomes(payment, "REFUNDED");
    }

    @Test
    void partsGoBackOneByOneUntilAllOfItHas() {
        String payment = approved(order);

        PaymentsClient.Answer first = part(payment, "9.80", "one");
        becomes(payment, "PARTIALLY_REFUNDED");
        PaymentsClient.Answer second = part(payment, "20.00", "two");
        eventually(() -> assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo("29.80"));
        refund(payment);
        becomes(payment, "REFUNDED");

        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED,
            MSG_PAYMENT_REFUNDED, MSG_PAYMENT_REFUNDED));
        assertThat(messages(order).stream().skip(1).map(message -> message.payload().path("amount").asText()
            + " of " + message.payload().path("totalRefunded").asText()))
            .containsExactly("9.80 of 9.80", "20.00 of 29.80", "30.00 of 59.80");
        JsonNode refunds = api.get("/v1/payments/" + payment).body().path("refunds");
        assertThat(refunds.findValuesAsText("amount")).containsExactly("9.80", "20.00", "30.00");
        assertThat(refunds.findValuesAsText("status")).containsOnly("DONE");
        assertThat(refunds.findValuesAsText("id")).startsWith(first.text("/id"), second.text("/id"));
        assertThat(brokersRefunds(payment)).hasSize(3);
    }

    @Test
    void theSameKeyIsTheSameRefundHoweverOftenAndFromHoweverManyAtOnce() {
        String payment = approved(order);

        List<PaymentsClient.Answer> answers = IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> part(payment, "9.80", "once"))).toList()
            .stream().map(CompletableFuture::join).toList();
        becomes(payment, "PARTIALLY_REFUNDED");
        PaymentsClient.Answer later = part(payment, "9.80", "once");

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 202);
            assertThat(answer.text("/id")).isEqualTo(later.text("/id"));
        });
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.text("/status")).isEqualTo("DONE");
        staysSo(() -> assertThat(brokersRefunds(payment)).hasSize(1));
        PaymentsClient.Answer other = part(payment, "9.81", "once");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).endsWith("idempotency-key-reused");
    }

    @Test
    void manyWhoWantMoreThanIsLeftAtOnceDoNotGetIt() {
        String payment = approved(order);

        List<Integer> statuses = IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> part(payment, "20.00", "key-" + i).status())).toList()
            .stream().map(CompletableFuture::join).toList();

        assertThat(statuses).filteredOn(status -> status == 202).hasSize(2);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
        eventually(() -> assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo("40.00"));
        PaymentsClient.Answer more = part(payment, "19.81", "more");
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.text("/left")).isEqualTo("19.80");
        assertThat(part(payment, "59.81", "even more").status()).isEqualTo(400);
        assertThat(part(payment, "59.81", "even-more").status()).isEqualTo(422);
    }

    @Test
    void theDatabaseRefusesMoreThanWasPaidWhoeverAsks() {
        String payment = approved(order);
        part(payment, "50.00", "most");
        eventually(() -> assertThat(brokersRefunds(payment)).hasSize(1));

        assertThatThrownBy(() -> sql.update("insert into refunds (id, payment_id, kind, amount, status)"
            + " values (gen_random_uuid(), ?::uuid, 'PART', 9.81, 'REQUESTED')", payment))
            .hasMessageContaining("more than the 59.80 that were paid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"amount": "5.00", "reason": "cold"} |     | 400
        {"amount": "5.00"}                   | key | 422
        {"amount": "0.00", "reason": "cold"} | key | 422
        {"amount": "5.0", "reason": "cold"}  | key | 400
        {"amount": "5.00", "reason": ""}     | key | 422
        {"amount": "5.00", "reason": "cold"} | k y | 400
        """)
    void aPartNeedsAKeyAndAReason(String body, String key, int status) {
        String payment = approved(order);
        String[] headers = key == null ? new String[0] : new String[]{"Idempotency-Key", key};

        assertThat(api.post("/v1/payments/" + payment + "/refunds", body, headers).status()).isEqualTo(status);
        assertThat(api.get("/v1/payments/" + payment).body().path("refunds")).isEmpty();
    }

    @Test
    void aPartHeldUpAtTheCentralBankGoesItsOwnWay() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));
        part(payment, "9.80", "held");
        eventually(() -> assertThat(part(payment, "9.80", "held").text("/status")).isEqualTo("IN_PROCESS"));

        part(payment, "20.00", "free");
        becomes(payment, "PARTIALLY_REFUNDED");
        assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo("20.00");

        settleAtTheCentralBank(payment, "approve");

        eventually(() -> assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo("29.80"));
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED,
            MSG_PAYMENT_REFUNDED));
    }

    @Test
    void aPartWhoseAnswerIsLostIsMadeOnce() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.TIMEOUT_AFTER_COMMIT).times(1));

        part(payment, "9.80", "lost");

        becomes(payment, "PARTIALLY_REFUNDED");
        staysSo(() -> assertThat(brokersRefunds(payment)).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                 | 400
        null                               | 400
        {}                                 | 422
        {"all": false}                     | 422
        {"all": null, "amount": null}      | 422
        {"all": true, "amount": "1.00"}    | 422
        {"all": "true"}                    | 400
        {"all": 1}                         | 400
        """)
    void aRefundOfEverythingIsSaidAndNotLeftOut(String body, int status) {
        String payment = approved(order);

        assertThat(api.post("/v1/payments/" + payment + "/refunds", body).status()).isEqualTo(status);
        assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo("0.00");
        assertThat(refund(payment).status()).isEqualTo(202);
    }

    @Test
    void aRefundHeldUpAtTheCentralBankIsToldWhenItIsDone() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.IN_PROCESS));
        refund(payment);
        eventually(() -> assertThat(refund(payment).text("/status")).isEqualTo("IN_PROCESS"));
        staysSo(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS));

        settleAtTheCentralBank(payment, "approve");

        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(brokersRefunds(payment)).hasSize(1);
    }

    @Test
    void aRefundThatTheCentralBankRefusesIsAskedForAgain() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));
        refund(payment);
        eventually(() -> assertThat(refund(payment).text("/status")).isEqualTo("IN_PROCESS"));

        settleAtTheCentralBank(payment, "reject");

        eventually(() -> assertThat(refund(payment).status()).isEqualTo(200));
        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(brokersRefunds(payment).findValuesAsText("status")).containsExactlyInAnyOrder("rejected",
            "approved");
    }

    @Test
    void aRefundThatIsRefusedForADayIsToldAndMayBeAskedForAgain() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));
        PaymentsClient.Answer first = refund(payment);
        eventually(() -> assertThat(refund(payment).text("/status")).isEqualTo("IN_PROCESS"));
        eventually(() -> assertThat(refusedYesterday(payment)).isOne());

        settleAtTheCentralBank(payment, "reject");

        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUND_FAILED));
        assertThat(messages(order).get(1).payload().path("amount").asText()).isEqualTo(AMOUNT);
        assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("SUCCESS");
        assertThat(refund(payment).text("/id")).isNotEqualTo(first.text("/id"));
        becomes(payment, "REFUNDED");
    }

    @Test
    void aRefundWhoseAnswerIsLostIsMadeOnce() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.TIMEOUT_AFTER_COMMIT).times(1));

        refund(payment);

        becomes(payment, "REFUNDED");
        assertThat(brokersRefunds(payment)).hasSize(1);
    }

    @Test
    void aRefundIsMadeOnceTheBrokerIsBack() {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.RATE_LIMITED));
        refund(payment);
        staysSo(() -> assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("SUCCESS"));

        BROKER.faults(Faults.NONE);

        becomes(payment, "REFUNDED");
    }

    @Test
    void aRefundMadeByHandAtTheBrokerIsTold() {
        String payment = approved(order);

        BROKER.refund(payment, null);

        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
    }

    private PaymentsClient.Answer refund(String payment) {
        return api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true));
    }

    private PaymentsClient.Answer part(String payment, String amount, String key) {
        return api.post("/v1/payments/" + payment + "/refunds", Map.of("amount", amount, "reason", "it was cold"),
            "Idempotency-Key", key);
    }

    private JsonNode brokersRefunds(String payment) {
        return new PaymentsClient(BROKER.port()).get("/admin/payments/" + payment).body().path("refunds");
    }

    /** Not while a run has the payment in hand, which would write its own view of the refund over it. */
    private int refusedYesterday(String payment) {
        return sql.update("with free as (select id from payments where id = ?::uuid and not in_hand for update)"
            + " update refunds set refusals = 1, refused_at = now() - interval '25 hours'"
            + " from free where payment_id = free.id", payment);
    }

    private void settleAtTheCentralBank(String payment, String end) {
        String refund = brokersRefunds(payment).path(0).path("id").asText();
        assertThat(
            new PaymentsClient(BROKER.port()).post("/admin/payments/" + payment + "/refunds/" + refund + "/" + end, "")
                .status())
            .isEqualTo(200);
    }
}
