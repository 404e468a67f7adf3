package io.guardianpartner.payments.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.comparison.OpenFinding;
import io.guardianpartner.payments.comparison.Verdict;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPage.Hit;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.payments.store.DayFindings;
import io.guardianpartner.payments.store.DayGap;
import io.guardianpartner.payments.store.DayProgress;
import io.guardianpartner.payments.store.DayProgress.Stage;
import io.guardianpartner.payments.store.DaySummary;
import io.guardianpartner.payments.store.DaySums;
import io.guardianpartner.payments.store.NotedFinding;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {DailyRecordRoutes.class, DailySteps.class, DailySettlementRoutes.class,
    DailySettlementSteps.class,
    DailyMetrics.class, RouteBeans.class})
@EnableConfigurationProperties(DailyProperties.class)
@MockEndpointsAndSkip("direct:(search-broker|ask-broker|.*-reconciliation.*|list-found-payments|find-payment)")
class DailyRecordRoutesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant BEGINS = Instant.parse("2026-01-01T00:00:00Z");
    private static final OffsetDateTime UNTIL = Samples.NOW.atOffset(ZoneOffset.UTC);
    private static final Payment PAID = Samples.known(PaymentStatus.SUCCESS);

    @Autowired
    private RouteRun run;
    @Autowired
    private MeterRegistry metrics;

    @BeforeEach
    void allIsWell() {
        List.of("direct:note-reconciliation-findings", "direct:update-reconciliation-finding",
            "direct:finish-reconciliation").forEach(statement -> run.mock(statement).reset());
        run.answers("direct:extend-reconciliation", UNTIL);
        run.answers("direct:list-found-payments", List.of(PAID));
        run.answers("direct:note-reconciliation-findings", List.of());
        run.answers("direct:find-payment", new StoredPayment(PAID, 1, 0, null, false, null));
    }

    @Test
    void aPageIsComparedAndStoredWithTheProgress() {
        run.answers("direct:note-reconciliation-findings",
            List.of(new NotedFinding(FindingKind.UNKNOWN_PAYMENT, FindingAction.ESCALATED)));
        double before = counted(FindingKind.UNKNOWN_PAYMENT, FindingAction.ESCALATED);

        Exchange end = page(Stage.CHANGED, null, false, Samples.NOW);

        assertThat(run.steps()).containsExactly("next-page", "search-page", "page-or-nothing", "keep-page",
            "record-page",
            "page-transaction", "hold-for-page", "page-if-held", "load-ours", "compare-page", "save-found",
            "note-differences", "progress-of-page", "save-progress-of-page", "count-differences");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getVariable("search")).isEqualTo(new BrokerSearch(BrokerSearch.Time.CHANGED, BEGINS,
            Instant.parse("2026-01-02T00:00:00Z"), 0, 50));
        assertThat(end.getVariable("progress")).isEqualTo(new DayProgress(DAY, Stage.CHANGED, Samples.NOW, 0));
        assertThat(counted(FindingKind.UNKNOWN_PAYMENT, FindingAction.ESCALATED)).isEqualTo(before + 1);
    }

    @Test
    void theSearchGoesOnFromTheLastTimeAndCountsThoseOfTheSame() {
        Exchange end = page(Stage.APPROVED, Samples.NOW, false, Samples.NOW);

        assertThat(end.getVariable("search", BrokerSearch.class).by()).isEqualTo(BrokerSearch.Time.APPROVED);
        assertThat(end.getVariable("search", BrokerSearch.class).from()).isEqualTo(Samples.NOW);
        assertThat(end.getVariable("progress")).isEqualTo(new DayProgress(DAY, Stage.APPROVED, Samples.NOW, 1));
        assertThat(page(Stage.APPROVED, Samples.NOW, false, null).getVariable("progress"))
            .isEqualTo(new DayProgress(DAY, Stage.APPROVED, Samples.NOW, 1));
    }

    @Test
    void theLastPageEndsItsStage() {
        assertThat(page(Stage.APPROVED, Samples.NOW, true, Samples.NOW).getVariable("progress"))
            .isEqualTo(new DayProgress(DAY, Stage.CHANGED, null, 0));
    }

    @Test
    void aSearchWithoutAnswerPutsTheDayOff() {
        run.mock("direct:search-broker")
            .whenAnyExchangeReceived(exchange -> exchange.setVariable("answer", new Unavailable()));

        send("direct:reconcile-page", Stage.APPROVED);

        assertThat(run.steps()).containsExactly("next-page", "search-page", "page-or-nothing", "put-off-day",
            "tell-put-off");
    }

    @Test
    void withoutTheLeaseNothingIsStored() {
        run.answers("direct:extend-reconciliation", null);

        page(Stage.APPROVED, null, true, Samples.NOW);
        assertThat(run.steps()).endsWith("hold-for-page", "page-if-held", "count-differences");
        send("direct:reconcile-ours", Stage.OURS);
        assertThat(run.steps()).endsWith("hold-for-gaps", "gaps-if-held", "count-gaps");
        finding(Samples.told(BrokerStatus.APPROVED));
        assertThat(run.steps()).endsWith("hold-for-verdict", "verdict-if-held", "count-verdict");
        run.answers("direct:find-open-reconciliation-finding", null);
        send("direct:settle-finding", Stage.FINDINGS);
        assertThat(run.steps()).endsWith("hold-for-end", "end-if-held", "tell-end");
    }

    @Test
    void gapsAreNotedUntilThereAreNone() {
        run.answers("direct:list-reconciliation-gaps",
            List.of(new DayGap(FindingKind.NOT_FOUND, PAID), new DayGap(FindingKind.BOOKS, PAID)));

        Exchange end = send("direct:reconcile-ours", Stage.OURS);

        assertThat(run.steps()).containsExactly("record-gaps", "gaps-transaction", "hold-for-gaps", "gaps-if-held",
            "load-gaps", "name-gaps", "note-gaps", "progress-of-gaps", "save-progress-of-gaps", "count-gaps");
        assertThat(end.getVariable("compared", DayFindings.class).findings())
            .extracting(Finding::kind, Finding::action, Finding::ours)
            .containsExactly(tuple(FindingKind.NOT_FOUND, FindingAction.ASKED_AGAIN,
                "SUCCESS 59.80"),
                tuple(FindingKind.BOOKS, FindingAction.ESCALATED, "SUCCESS 59.80"));
        assertThat(end.getVariable("progress", DayProgress.class).stage()).isEqualTo(Stage.OURS);

        run.answers("direct:list-reconciliation-gaps", List.of());
        assertThat(send("direct:reconcile-ours", Stage.OURS).getVariable("progress", DayProgress.class).stage())
            .isEqualTo(Stage.FINDINGS);
    }

    @Test
    void theBrokerIsAskedAboutAFindingByItsIdAndThePaymentIsReadAgain() {
        double before = counted(FindingKind.STATUS, FindingAction.CORRECTED);

        Exchange end = finding(Samples.told(BrokerStatus.APPROVED));

        assertThat(run.steps()).containsExactly("find-open-finding", "finding-or-end", "payment-of-finding",
            "look-again",
            "ask-about-finding", "record-verdict", "verdict-transaction", "hold-for-verdict", "verdict-if-held",
            "load-payment-again", "judge", "what-was-found-again", "save-found-again", "save-verdict", "count-verdict");
        assertThat(end.getVariable("run", ReconciliationRun.class).step()).isEqualTo(Step.FETCH);
        assertThat(end.getVariable("verdict", Verdict.class).action()).isEqualTo(FindingAction.CORRECTED);
        assertThat(end.getVariable("compared", DayFindings.class).found()).hasSize(1);
        assertThat(counted(FindingKind.STATUS, FindingAction.CORRECTED)).isEqualTo(before + 1);
    }

    @Test
    void aBrokerThatDoesNotAnswerLeavesAFindingOpen() {
        double before = metrics.find("guardian.payments.reconciliation.findings").counters().stream()
            .mapToDouble(counter -> counter.count()).sum();

        Exchange end = finding(new Unavailable());

        assertThat(end.getVariable("verdict", Verdict.class).action()).isEqualTo(FindingAction.ASKED_AGAIN);
        assertThat(end.getVariable("compared", DayFindings.class).found()).isEmpty();
        assertThat(metrics.find("guardian.payments.reconciliation.findings").counters().stream()
            .mapToDouble(counter -> counter.count()).sum()).isEqualTo(before);
    }

    @Test
    void theDayEndsWhenNoFindingIsOpen() {
        run.answers("direct:find-open-reconciliation-finding", null);
        run.answers("direct:await-reconciliation-findings", true);
        send("direct:settle-finding", Stage.FINDINGS);
        assertThat(run.steps()).endsWith("await-findings", "if-settled", "tell-end").doesNotContain("finish-day");

        run.answers("direct:await-reconciliation-findings", false);
        run.answers("direct:sum-reconciliation", new DaySummary(1, sums("59.80"), sums("59.80"), 0, 0));
        Exchange end = send("direct:settle-finding", Stage.FINDINGS);

        assertThat(run.steps()).containsExactly("find-open-finding", "finding-or-end", "record-end", "end-transaction",
            "hold-for-end", "end-if-held", "await-findings", "if-settled", "sum-day", "compare-totals", "note-totals",
            "finish-day", "tell-end");
        assertThat(end.getVariable("compared", DayFindings.class).findings()).isEmpty();
    }

    @Test
    void sumsThatDifferAreAFindingUnlessAnotherOneSaysWhy() {
        run.answers("direct:find-open-reconciliation-finding", null);
        run.answers("direct:await-reconciliation-findings", false);
        run.answers("direct:sum-reconciliation", new DaySummary(1, sums("59.80"), sums("50.00"), 1, 0));

        Finding totals = send("direct:settle-finding", Stage.FINDINGS)
            .getVariable("compared", DayFindings.class).findings().get(0);

        assertThat(totals.kind()).isEqualTo(FindingKind.TOTALS);
        assertThat(totals.action()).isEqualTo(FindingAction.ESCALATED);
        assertThat(totals.ours()).isEqualTo("1 payments, 50.00");
        assertThat(totals.theirs()).isEqualTo("1 payments, 59.80");

        run.answers("direct:sum-reconciliation", new DaySummary(1, sums("59.80"), sums("50.00"), 1, 1));
        assertThat(send("direct:settle-finding", Stage.FINDINGS).getVariable("compared", DayFindings.class)
            .findings()).isEmpty();
    }

    private static DaySums sums(String charged) {
        return new DaySums(1, Money.of(charged), Money.ZERO, Money.ZERO);
    }

    private Exchange finding(BrokerAnswer answer) {
        run.answers("direct:find-open-reconciliation-finding",
            new OpenFinding(7, FindingKind.STATUS, null, "PENDING 59.80", Samples.NOW, PAID));
        run.mock("direct:ask-broker").whenAnyExchangeReceived(exchange -> exchange.setVariable("run",
            exchange.getVariable("run", ReconciliationRun.class).answered(answer)));
        return send("direct:settle-finding", Stage.FINDINGS);
    }

    private Exchange page(Stage stage, Instant seenUntil, boolean isLast, Instant at) {
        Hit hit = new Hit(Samples.BROKERS_ID, Samples.ID.toString(), at,
            ((Found) Samples.told(BrokerStatus.APPROVED)).payment());
        run.mock("direct:search-broker").whenAnyExchangeReceived(
            exchange -> exchange.setVariable("answer", new PageFound(new BrokerPage(List.of(hit), isLast))));
        return send("direct:reconcile-page", new DayProgress(DAY, stage, seenUntil, 0));
    }

    private Exchange send(String route, Stage stage) {
        return send(route, new DayProgress(DAY, stage, null, 0));
    }

    private Exchange send(String route, DayProgress progress) {
        Exchange end = run.send(route, null, Map.of(), exchange -> {
            exchange.setVariable("lease", UNTIL);
            exchange.setVariable("progress", progress);
        });
        assertThat(end.getException()).isNull();
        return end;
    }

    private double counted(FindingKind kind, FindingAction action) {
        return metrics.counter("guardian.payments.reconciliation.findings", "kind", kind.tag(), "action", action.tag())
            .count();
    }
}
