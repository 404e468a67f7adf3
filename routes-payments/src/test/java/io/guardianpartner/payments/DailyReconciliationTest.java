package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.local.mercadopago.WebhookMode;
import io.guardianpartner.message.Json;
import io.guardianpartner.test.TestIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A day at the broker, in which things happened that nobody told us, beside ours. */
class DailyReconciliationTest extends DailyTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcTemplate sql;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private MeterRegistry metrics;

    private final UUID order = order();

    @Test
    void aLostWebhookAndARefundByHandAreFoundAndCorrected() {
        UUID other = order();
        String lost = pending(order);
        String back = approved(other);
        String quiet = approved(order());
        BROKER.pay(lost);
        BROKER.refund(back, new BigDecimal("9.80"));
        double corrected = counted("status", "corrected");

        JsonNode report = reconciled();

        assertThat(findings(report, lost)).containsExactly("STATUS CORRECTED");
        assertThat(findings(report, back)).containsExactly("REFUNDED CORRECTED");
        assertThat(findings(report, quiet)).isEmpty();
        assertThat(api.get("/v1/payments/" + lost).text("/status")).isEqualTo("SUCCESS");
        assertThat(api.get("/v1/payments/" + back).text("/refunded")).isEqualTo("9.80");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS));
        eventually(() -> assertThat(told(other)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(report.path("broker")).isEqualTo(report.path("books"));
        assertThat(report.path("books").toString()).isEqualTo(
            "{\"payments\":3,\"charged\":\"179.40\",\"refunded\":\"9.80\",\"fees\":\"1.77\"}");
        assertThat(report.path("counts").toString())
            .isEqualTo("{\"askedAgain\":0,\"corrected\":2,\"agreed\":0,\"escalated\":0}");
        assertThat(counted("status", "corrected")).isEqualTo(corrected + 1);
    }

    @Test
    void aLateApprovalThatNobodyToldUsIsFoundAndCorrected() {
        String payment = pending(order);
        BROKER.expire(payment);
        look(payment);
        becomes(payment, "FAIL");
        BROKER.payLate(payment);

        assertThat(findings(reconciled(), payment)).containsExactly("STATUS CORRECTED");

        becomes(payment, "SUCCESS");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_FAIL, MSG_PAYMENT_SUCCESS));
    }

    @Test
    void whatThePayersBankTookBackIsFoundAndCorrected() {
        String payment = approved(order);
        BROKER.chargeBack(payment);

        assertThat(findings(reconciled(), payment)).containsExactly("STATUS CORRECTED");

        becomes(payment, "CHARGED_BACK");
    }

    @Test
    void aPaymentThatNobodyHereKnowsIsLeftToAnOperator() throws Exception {
        approved(order);
        String stranger = strangersPayment("kiosk-7");
        BROKER.pay(stranger);
        strangersPayment("never-paid");
        double escalated = counted("unknown-payment", "escalated");

        JsonNode report = reconciled();

        assertThat(findings(report, null)).containsExactly("UNKNOWN_PAYMENT ESCALATED");
        assertThat(report.at("/findings/0/externalId").asText()).isEqualTo(stranger);
        assertThat(report.at("/findings/0/detail").asText()).isEqualTo("its reference is none of ours");
        assertThat(report.at("/broker/payments").asInt()).isEqualTo(2);
        assertThat(report.at("/books/payments").asInt()).isEqualTo(1);
        assertThat(counted("unknown-payment", "escalated")).isEqualTo(escalated + 1);
    }

    @Test
    void aSearchThatIsBehindIsNoDifference() {
        String payment = approved(order);
        BROKER.faults(new Faults(WebhookMode.OFF, false, null, null, null, null, 0, 0, 0, 600_000));

        JsonNode report = reconciled();

        assertThat(findings(report, payment)).containsExactly("NOT_FOUND AGREED");
        assertThat(report.path("broker")).isEqualTo(report.path("books"));
    }

    @Test
    void aDayOfManyPagesIsCountedOnce() {
        for (int i = 0; i < 7; i++) {
            approved(order());
        }

        JsonNode report = reconciled();

        assertThat(findings(report, null)).isEmpty();
        assertThat(report.path("found").asInt()).isEqualTo(7);
        assertThat(report.at("/broker/charged").asText()).isEqualTo("418.60");
        assertThat(report.at("/books/charged").asText()).isEqualTo("418.60");
        assertThat(sql.queryForObject("select count(*) from reconciliation_found", Integer.class)).isZero();
    }

    @Test
    void aBrokerThatIsAwayIsWaitedForAndTheDayEnds() {
        String payment = pending(order);
        BROKER.pay(payment);
        BROKER.faults(UNNOTIFIED.withSearch(Fault.SERVER_ERROR));

        assertThat(admin("POST").status()).isEqualTo(202);
        staysSo(() -> assertThat(admin("GET").text("/status")).isEqualTo("RUNNING"));
        assertThat(admin("POST").status()).isEqualTo(409);
        BROKER.faults(UNNOTIFIED.withRead(Fault.SERVER_ERROR).times(3));

        assertThat(findings(done(), payment)).containsExactly("STATUS CORRECTED");
    }

    @Test
    void aPaymentThatStaysOpenIsLeftToAnOperatorUntilItEnds() {
        String payment = pending(order);
        sql.update("update payments set pay_by = now() - interval '3 hours', created_at = now() - interval '40 days',"
            + " next_check_at = null where id = ?::uuid", payment);
        BROKER.faults(UNNOTIFIED.withCancel(Fault.SERVER_ERROR));

        assertThat(findings(reconciled(), payment)).containsExactly("OPEN ESCALATED");

        BROKER.faults(UNNOTIFIED);
        BROKER.expire(payment);
        JsonNode again = reconciled();
        // It was also changed on the day, and who asks about it first is a matter of luck.
        assertThat(findings(again, payment)).noneMatch(finding -> finding.endsWith("ESCALATED"));
        assertThat(again.path("runs").asInt()).isEqualTo(2);
        becomes(payment, "FAIL");
    }

    @Test
    void booksThatContradictAStateAreLeftToAnOperator() {
        String payment = approved(order);
        aroundTheBooks("update payments set refunded = 5.00 where id = '" + payment + "'");
        try {
            assertThat(findings(reconciled(), payment)).contains("BOOKS ESCALATED");
        } finally {
            aroundTheBooks(
                "update payments set refunded = 0, alarm = null, unclear_since = null where id = '" + payment + "'");
        }
    }

    @Test
    void whileAnotherPodHasTheLeaseNothingIsDoneAndWhenItEndsTheDayIs() {
        approved(order);
        sql.update("update reconciliation_lease set held_until = now() + interval '1 hour'");
        assertThat(admin("POST").status()).isEqualTo(202);
        staysSo(
            () -> assertThat(sql.queryForObject("select stage || seen_offset from reconciliation_reports where day = ?"
                + "::date", String.class, day.toString())).isEqualTo("APPROVED0"));

        sql.update("update reconciliation_lease set held_until = now()");

        assertThat(done().path("found").asInt()).isEqualTo(1);
    }

    @Test
    void aReportIsToldAsCsvToWhoeverAsksForIt() throws Exception {
        BROKER.pay(strangersPayment("-7"));
        reconciled();

        HttpResponse<String> csv = accepting("text/csv");

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type")).hasValueSatisfying(
            type -> assertThat(type.split(";")).contains("text/csv", "charset=utf-8", "header=present"));
        assertThat(csv.body().lines()).hasSize(2).element(1).asString()
            .startsWith("\"" + day + "\",\"UNKNOWN_PAYMENT\",\"ESCALATED\",\"\",");
        assertThat(accepting("*/*").headers().firstValue("Content-Type")).contains("application/json");
        assertThat(accepting("text/html").statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "2026-02-30", "2026-1-1"})
    void aDayThatIsNoneIsMalformed(String date) {
        for (String method : new String[]{"GET", "POST"}) {
            PaymentsClient.Answer answer = admin(method, date);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/errors/0/parameter")).isEqualTo("date");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, day-not-over", "1, day-not-over", "-366, day-too-long-ago"})
    void onlyADayThatIsOverAndNotTooLongAgoIsReconciled(int daysFromToday, String problem) {
        String date = LocalDate.now(ZoneOffset.UTC).plusDays(daysFromToday).toString();

        PaymentsClient.Answer answer = admin("POST", date);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/type")).endsWith(problem);
        assertThat(admin("GET", date).status()).isEqualTo(404);
    }

    /** As somebody could who has the rights of the database's owner, and turns its triggers off. */
    private void aroundTheBooks(String statement) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            sql.execute("set local session_replication_role = replica");
            sql.execute(statement);
        });
    }

    /** @return the broker's id */
    private static String strangersPayment(String reference) throws Exception {
        HttpResponse<String> created = HTTP.send(HttpRequest.newBuilder(BROKER.uri().resolve("/v1/payments"))
            .header("Authorization", "Bearer " + SimulatorOptions.LOCAL_ACCESS_TOKEN)
            .header("Content-Type", "application/json").header("X-Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString("{\"transaction_amount\": 10.01, \"payment_method_id\": \"pix\","
                + "\"payer\": {\"email\": \"ana@example.com\"}, \"external_reference\": \"" + reference + "\"}"))
            .build(), BodyHandlers.ofString());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return Json.mapper().readTree(created.body()).path("id").asText();
    }

    private HttpResponse<String> accepting(String type) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/reconciliations/" + day))
            .header("Accept", type)
            .header("Authorization", "Bearer " + TestIdentity.shared().tokenOf("admin", "payments")).build(),
            BodyHandlers.ofString());
    }

    private double counted(String kind, String action) {
        return metrics.counter("guardian.payments.reconciliation.findings", "kind", kind, "action", action).count();
    }
}
