package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A day is reconciled; whichever step fails, the next pod goes on, and the report is the same. */
@Import(PaymentStepFaults.class)
@TestPropertySource(properties = {"guardian.payments.reconciliation.lease=500ms",
    "guardian.metrics.dead-letters-every=500ms"})
class DailyStepFaultsTest extends DailyTest {

    private static final int FLOWS = 6;

    /** Of the routes of a day, those whose failure nobody answers for. */
    private static final Set<String> FIRST = Set.of("next-page", "search-page", "keep-page", "record-page",
        "hold-for-page", "load-ours", "compare-page", "save-found", "note-differences", "progress-of-page",
        "save-progress-of-page", "count-differences", "record-gaps", "hold-for-gaps", "load-gaps", "name-gaps",
        "note-gaps",
        "progress-of-gaps", "save-progress-of-gaps", "count-gaps", "find-open-finding", "payment-of-finding",
        "look-again",
        "ask-about-finding", "record-verdict", "hold-for-verdict", "load-payment-again", "judge",
        "what-was-found-again",
        "save-found-again", "save-verdict", "count-verdict", "record-end", "hold-for-end", "await-findings", "sum-day",
        "compare-totals", "note-totals", "finish-day", "claim-days", "find-due-day", "release-days", "let-go");

    @Autowired
    private PaymentStepFaults faults;

    @AfterEach
    void disarm() {
        faults.disarm();
    }

    @Test
    void noStepThatFailsLosesADifferenceOrCountsAPaymentTwice() {
        String lost = pending(order());
        approved(order());
        approved(order());
        BROKER.pay(lost);
        assertThat(findings(reconciled(), lost)).containsExactly("STATUS CORRECTED");
        List<String> steps = faults.taken().stream().filter(FIRST::contains).toList();
        assertThat(steps).hasSameSizeAs(FIRST);

        for (int flow = 0; flow < FLOWS; flow++) {
            int first = flow;
            String another = pending(order());
            BROKER.pay(another);
            faults.arm(IntStream.range(0, steps.size()).filter(i -> i % FLOWS == first).mapToObj(steps::get).toList());

            JsonNode report = reconciled();

            assertThat(findings(report, null)).containsExactly("STATUS CORRECTED");
            assertThat(findings(report, another)).containsExactly("STATUS CORRECTED");
            assertThat(report.path("broker")).isEqualTo(report.path("books"));
            assertThat(report.at("/broker/payments").asInt()).isEqualTo(4 + flow);
            assertThat(report.path("found").asInt()).isEqualTo(4 + flow);
        }
    }
}
