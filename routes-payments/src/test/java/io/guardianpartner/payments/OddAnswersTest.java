package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.payments.OddBroker.Answer;
import io.guardianpartner.payments.payment.Alarm;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** The broker answers as a broker of real shape does now and then. Time runs so fast that what lasts has lasted soon. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"guardian.payments.settling.check.pending=200ms",
    "guardian.payments.settling.check.alarmed=300ms", "guardian.payments.settling.patience.unclear=1s",
    "guardian.payments.settling.patience.refused=200ms", "guardian.payments.settling.patience.refused-max=300ms"})
class OddAnswersTest extends PaymentsTest {

    @Autowired
    private MeterRegistry metrics;

    private final UUID order = order();

    @Test
    void membersThatNobodyAsksForMayBeOfAnyShape() {
        ODD.rewrites((call, answer) -> answer.with("\"payer\":\\{[^}]*\\}", "\"payer\":[]")
            .with("\"id\":([0-9]+)", "\"id\":\"$1\"").with("\"installments\":1", "\"installments\":\"one\""));
        String payment = pending(order);

        BROKER.pay(payment);

        becomes(payment, "SUCCESS");
    }

    @Test
    void aNewStatusThatLastsCallsAHumanByNameAndIsForgottenWhenItEnds(CapturedOutput log) {
        String payment = pending(order);
        ODD.rewrites((call, answer) -> answer.with("\"status\":\"approved\"", "\"status\":\"held_by_authority\""));
        BROKER.pay(payment);
        cancellation(order, payment);

        eventually(() -> assertThat(escalations(log, Alarm.UNREADABLE_ANSWER)).isOne());
        assertThat(log.getAll().lines())
            .anyMatch(line -> line.contains(payment) && line.contains("status (held_by_authority)"));
        assertThat(told(order)).isEmpty();

        ODD.isWell();

        becomes(payment, "REFUNDED");
        assertThat(escalations(log, Alarm.UNREADABLE_ANSWER)).isOne();
    }

    @Test
    void anAnswerOfAnySizeIsSurvivedAndCallsAHuman(CapturedOutput log) {
        ODD.rewrites(
            (call, answer) -> answer.with("\"metadata\":\\{\\}", "\"metadata\":\"" + "x".repeat(5_000_000) + "\""));

        assertThat(create(order).status()).isEqualTo(503);

        eventually(() -> assertThat(escalations(log, Alarm.UNREADABLE_ANSWER)).isOne());
        assertThat(log.getAll()).contains("larger than 1 MiB");
        ODD.isWell();
        eventually(() -> assertThat(create(order).text("/pix/copiaECola")).startsWith("000201"));
    }

    @Test
    void aPaymentIsFetchedThatASearchTellsWithoutItsPix() {
        ODD.rewrites((call, answer) -> call.equals("POST /v1/payments")
            ? new Answer(502, "")
            : call.contains("search") ? answer.with("point_of_interaction", "poi") : answer);

        PaymentsClient.Answer created = create(order);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/pix/copiaECola")).startsWith("000201");
    }

    @Test
    void aCodeThatCannotBeDrawnIsNoPixAndCallsAHuman(CapturedOutput log) {
        ODD.rewrites(
            (call, answer) -> answer.with("\"qr_code\":\"[^\"]*\"", "\"qr_code\":\"" + "0".repeat(3000) + "\""));

        assertThat(create(order).body().has("pix")).isFalse();

        eventually(() -> assertThat(escalations(log, Alarm.UNREADABLE_ANSWER)).isOne());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"6304[0-9A-F]{4}\"|63040000\"|checksum", "54\\d\\d59[.]80?|540510.00|checksum",
        "\"qr_code\":\"[^\"]*\"|\"qr_code\":\"https://pay.example/1\"|structure"})
    void aCodeWithAFlawIsNeverHandedOutAndARightOneIsOnceItComes(String part, String other, String flaw,
        CapturedOutput log) {
        ODD.rewrites((call, answer) -> answer.with(part, other));

        PaymentsClient.Answer created = create(order);
        String payment = "/v1/payments/" + created.text("/id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().has("pix")).isFalse();
        eventually(() -> assertThat(escalations(log, Alarm.UNREADABLE_ANSWER)).isOne());
        assertThat(api.get(payment).body().has("pix")).isFalse();
        assertThat(create(order).body().has("pix")).isFalse();
        assertThat(log.getAll()).contains("point_of_interaction.transaction_data.qr_code (" + flaw + ")")
            .doesNotContain("br.gov.bcb.pix");

        ODD.isWell();

        eventually(() -> assertThat(api.get(payment).text("/pix/copiaECola")).startsWith("000201"));
        assertThat(api.get(payment).text("/status")).isEqualTo("PENDING");
    }

    @Test
    void aPaymentWithRealMoneyUnderATestTokenCallsAHuman(CapturedOutput log) {
        String payment = pending(order);
        double before = alarms("other-mode");
        ODD.rewrites((call, answer) -> answer.with("\"live_mode\":false", "\"live_mode\":true"));

        BROKER.pay(payment);

        eventually(() -> assertThat(escalations(log, Alarm.OTHER_MODE)).isOne());
        eventually(() -> assertThat(alarms("other-mode")).isGreaterThan(before));
        assertThat(told(order)).isEmpty();
    }

    @Test
    void aPartRefundedByHandIsToldAndCallsAHuman(CapturedOutput log) {
        String payment = approved(order);

        BROKER.refund(payment, new BigDecimal("5.00"));

        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertPart(payment);
        eventually(() -> assertThat(escalations(log, Alarm.PARTLY_REFUNDED)).isOne());
    }

    @Test
    void aRefundOfLessThanTheWholeIsNoRefundOfTheWhole(CapturedOutput log) {
        String payment = approved(order);
        ODD.rewrites((call, answer) -> answer.with("\"amount\":59.8", "\"amount\":5.00")
            .with("\"status\":\"refunded\"", "\"status\":\"approved\""));

        api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true));

        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertPart(payment);
        eventually(() -> assertThat(escalations(log, Alarm.PARTLY_REFUNDED)).isOne());
    }

    @Test
    void aRefundedPaymentThatStaysApprovedAtTheBrokerCallsAHuman(CapturedOutput log) {
        String payment = approved(order);
        ODD.rewrites((call, answer) -> call.startsWith("GET")
            ? answer.with("\"status\":\"refunded\"", "\"status\":\"approved\"")
                .with("\"refunds\":\\[[^\\]]*\\]", "\"refunds\":[]")
                .with("\"transaction_amount_refunded\":59.8", "\"transaction_amount_refunded\":0")
            : answer);

        api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true));

        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(escalations(log, Alarm.REFUND_NOT_CONFIRMED)).isOne());
    }

    @Test
    void aRefusedRefundIsMadeLaterAndOnce() {
        String payment = approved(order);
        AtomicInteger refusals = new AtomicInteger();
        BROKER.faults(Faults.NONE);
        ODD.rewrites((call, answer) -> call.endsWith("/refunds") && refusals.incrementAndGet() <= 2
            ? new Answer(400,
                "{\"message\":\"Insufficient balance\",\"error\":\"bad_request\",\"status\":400,\"cause\":[]}")
            : answer);

        api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true));

        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(new PaymentsClient(BROKER.port()).get("/admin/payments/" + payment).body().path("refunds"))
            .hasSize(1);
    }

    private void assertPart(String payment) {
        JsonNode refunded = messages(order).get(1).payload();
        assertThat(refunded.path("amount").asText()).isEqualTo("5.00");
        assertThat(refunded.path("totalRefunded").asText()).isEqualTo("5.00");
        PaymentsClient.Answer seen = api.get("/v1/payments/" + payment);
        assertThat(seen.text("/status")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(seen.text("/refunded")).isEqualTo("5.00");
    }

    private double alarms(String reason) {
        return metrics.counter("guardian.payments.alarms", "reason", reason).count();
    }

    /** Of this test's order: payments of the others may go on being odd. */
    private long escalations(CapturedOutput log, Alarm reason) {
        return log.getAll().lines().filter(line -> line.endsWith("of order " + order + " to an operator: " + reason))
            .count();
    }
}
