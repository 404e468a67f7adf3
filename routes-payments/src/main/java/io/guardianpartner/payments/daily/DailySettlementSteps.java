package io.guardianpartner.payments.daily;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.payments.comparison.ComparedPage;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.comparison.FoundPayment;
import io.guardianpartner.payments.comparison.OpenFinding;
import io.guardianpartner.payments.comparison.Patience;
import io.guardianpartner.payments.comparison.Verdict;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.payments.store.DayFindings;
import io.guardianpartner.payments.store.DaySummary;
import io.guardianpartner.payments.store.NotedFinding;
import io.guardianpartner.payments.store.StoredPayment;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link DailySettlementRoutes}. */
@Component
class DailySettlementSteps {

    private static final Logger LOG = LoggerFactory.getLogger(DailySettlementSteps.class);

    private final Patience patience;
    private final DailyMetrics metrics;
    private final Clock clock;

    DailySettlementSteps(DailyProperties properties, DailyMetrics metrics, Clock clock) {
        patience = new Patience(properties.patience(), properties.silence());
        this.metrics = metrics;
        this.clock = clock;
    }

    boolean isHeld(Exchange exchange) {
        return DayVariables.isHeld(exchange);
    }

    boolean isFinding(Exchange exchange) {
        return exchange.getVariable("finding") != null;
    }

    UUID payment(Exchange exchange) {
        return finding(exchange).payment().id();
    }

    ReconciliationRun look(Exchange exchange) {
        return ReconciliationRun.look(finding(exchange).payment());
    }

    /** The payment may have moved while the broker was asked. */
    Verdict judge(Exchange exchange) {
        Payment payment = exchange.getVariable("stored", StoredPayment.class).payment();
        return Verdict.of(finding(exchange).with(payment),
            exchange.getVariable("run", ReconciliationRun.class).answer(), patience, clock.instant());
    }

    /** A payment that the search did not have counts in the sums once the broker tells it by its id. */
    DayFindings foundAgain(Exchange exchange) {
        LocalDate day = DayVariables.progress(exchange).day();
        Payment payment = exchange.getVariable("stored", StoredPayment.class).payment();
        Optional<FoundPayment> found = exchange.getVariable("run", ReconciliationRun.class)
            .answer() instanceof Found told ? ComparedPage.found(day, told.payment(), payment) : Optional.empty();
        return new DayFindings(day, found.stream().toList(), List.of());
    }

    void countVerdict(Exchange exchange) {
        if (DayVariables.isHeld(exchange)) {
            Verdict verdict = exchange.getVariable("verdict", Verdict.class);
            metrics.count(verdict.finding().kind(), verdict.action());
        }
    }

    boolean isSettled(Exchange exchange) {
        return !exchange.getVariable("isAwaited", Boolean.class);
    }

    /** A difference of the sums is a finding by itself only if no other finding explains it. */
    DayFindings totals(Exchange exchange) {
        DaySummary sums = exchange.getVariable("summary", DaySummary.class);
        boolean isSame = sums.broker().charged().equals(sums.books().charged())
            && sums.broker().payments() == sums.books().payments();
        List<Finding> findings = isSame || sums.explaining() > 0
            ? List.of()
            : List.of(new Finding(FindingKind.TOTALS, FindingAction.ESCALATED, null, null,
                sums.books().payments() + " payments, " + sums.books().charged(),
                sums.broker().payments() + " payments, " + sums.broker().charged(),
                "approved on the day, in the books and at the broker", null));
        return new DayFindings(DayVariables.progress(exchange).day(), List.of(), findings);
    }

    void tellEnd(Exchange exchange) {
        if (!DayVariables.isHeld(exchange) || !isSettled(exchange)) {
            return;
        }
        metrics.countNoted(exchange);
        DaySummary sums = exchange.getVariable("summary", DaySummary.class);
        long escalated = sums.escalated() + DayVariables.all(exchange, "noted", NotedFinding.class).size();
        LocalDate day = DayVariables.progress(exchange).day();
        if (escalated > 0) {
            LOG.error("Reconciled {}: {} payments found at the broker, {} findings are left to an operator", day,
                sums.found(), escalated);
        } else {
            LOG.info("Reconciled {}: {} payments found at the broker, nothing is open", day, sums.found());
        }
    }

    private static OpenFinding finding(Exchange exchange) {
        return exchange.getVariable("finding", OpenFinding.class);
    }
}
