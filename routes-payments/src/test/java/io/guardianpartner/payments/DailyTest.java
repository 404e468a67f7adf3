package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.WebhookMode;
import io.guardianpartner.test.TestIdentity;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Past days, each test its own: the broker's clock is set back to it. The broker sends no notification, and no payment is looked at
 * by the clock, only when a test wants it.
 */
@TestPropertySource(properties = {"mercadopago.webhook-tolerance=60d",
    "guardian.payments.settling.check.pending=1h", "guardian.payments.settling.check.pending-max=1h",
    "guardian.payments.settling.check.failed=1h",
    "guardian.payments.reconciliation.enabled=false", "guardian.payments.reconciliation.sweep=100ms",
    "guardian.payments.reconciliation.lease=1s", "guardian.payments.reconciliation.page=2",
    "guardian.payments.reconciliation.patience=4s", "guardian.payments.reconciliation.retry=200ms"})
abstract class DailyTest extends PaymentsTest {

    protected static final Faults UNNOTIFIED = Faults.NONE.withWebhooks(WebhookMode.OFF);

    /** In all tests of the JVM, as they share the broker. */
    private static final AtomicInteger DAYS_BACK = new AtomicInteger(1);

    private final int back = DAYS_BACK.incrementAndGet();
    protected final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(back);

    @Autowired
    private ProducerTemplate camel;

    @BeforeEach
    void theBrokerIsBehind() {
        BROKER.faults(UNNOTIFIED);
        BROKER.moveClock(Duration.ofDays(-back));
    }

    @AfterEach
    void theBrokerIsUpToDate() {
        BROKER.moveClock(Duration.ofDays(back));
    }

    @Override
    protected String approved(UUID orderId) {
        String payment = pending(orderId);
        BROKER.pay(payment);
        look(payment);
        becomes(payment, "SUCCESS");
        return payment;
    }

    protected void look(String payment) {
        camel.requestBody("direct:wake-payment", UUID.fromString(payment));
    }

    /** Begins it and waits for its end. */
    protected JsonNode reconciled() {
        assertThat(admin("POST").status()).isEqualTo(202);
        return done();
    }

    protected JsonNode done() {
        eventually(() -> assertThat(admin("GET").text("/status")).isEqualTo("DONE"));
        return admin("GET").body();
    }

    protected PaymentsClient.Answer admin(String method) {
        return admin(method, day.toString());
    }

    protected PaymentsClient.Answer admin(String method, String date) {
        return api.call(method, "/v1/reconciliations/" + date, "", "Authorization",
            "Bearer " + TestIdentity.shared().tokenOf("admin", "payments"));
    }

    /** {@code STATUS CORRECTED} of a payment of ours, or of any if it is null. */
    protected static List<String> findings(JsonNode report, String payment) {
        List<String> findings = new ArrayList<>();
        report.path("findings").forEach(finding -> {
            if (payment == null || finding.path("paymentId").asText().equals(payment)) {
                findings.add(finding.path("kind").asText() + " " + finding.path("action").asText());
            }
        });
        return findings;
    }
}
