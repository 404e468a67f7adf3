package io.guardianpartner.payments.daily;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.payments.comparison.ComparedPage;
import io.guardianpartner.payments.comparison.Comparison;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.comparison.FoundPayment;
import io.guardianpartner.payments.comparison.OpenFinding;
import io.guardianpartner.payments.comparison.Patience;
import io.guardianpartner.payments.comparison.Verdict;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.payments.store.DayFindings;
import io.guardianpartner.payments.store.DayGap;
import io.guardianpartner.payments.store.DayProgress;
import io.guardianpartner.payments.store.DayProgress.Stage;
import io.guardianpartner.payments.store.DaySummary;
import io.guardianpartner.payments.store.NotedFinding;
import io.guardianpartner.payments.store.StoredPayment;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link DailyRoutes} and {@link DailyRecordRoutes}. */
@Component
class DailySteps {

    private static final Logger LOG = LoggerFactory.getLogger(DailySteps.class);

    private final DailyProperties properties;
    private final Patience patience;
    private final DailyMetrics metrics;
    private final Clock clock;

    DailySteps(DailyProperties properties, DailyMetrics metrics, Clock clock) {
        this.properties = properties;
        patience = new Patience(properties.patience(), properties.silence());
        this.metrics = metrics;
        this.clock = clock;
    }

    boolean isEnabled(Exchange exchange) {
        return properties.enabled();
    }

    void showAge(Exchange exchange) {
        metrics.show(exchange.getVariable("age", Duration.class));
    }

    /** The loop asks after a step that failed, too. */
    boolean isHeld(Exchange exchange) {
        return exchange.getException() == null && exchange.getVariable("lease", OffsetDateTime.class) != null;
    }

    boolean isSearching(Exchange exchange) {
        return isAt(exchange, Stage.APPROVED) || isAt(exchange, Stage.CHANGED);
    }

    boolean isAboutOurs(Exchange exchange) {
        return isAt(exchange, Stage.OURS);
    }

    boolean isSettling(Exchange exchange) {
        return isAt(exchange, Stage.FINDINGS);
    }

    Object nothing(Exchange exchange) {
        return null;
    }

    /** Goes on from the time up to which the search has come: what leaves the range meanwhile shifts no page. */
    BrokerSearch search(Exchange exchange) {
        DayProgress progress = progress(exchange);
        Instant begins = progress.day().atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant from = progress.seenUntil() == null ? begins : progress.seenUntil();
        return new BrokerSearch(
            progress.stage() == Stage.APPROVED ? BrokerSearch.Time.APPROVED : BrokerSearch.Time.CHANGED, from,
            begins.plus(Duration.ofDays(1)), progress.seenOffset(), properties.page());
    }

    boolean isPage(Exchange exchange) {
        return exchange.getVariable("answer") instanceof PageFound;
    }

    BrokerPage page(Exchange exchange) {
        return exchange.getVariable("answer", PageFound.class).page();
    }

    /** Also when the broker has refused the search, of which nobody else tells. */
    void tellPutOff(Exchange exchange) {
        LOG.warn("Put off the reconciliation of {} for {}: no page of the broker's search by time, but {}",
            progress(exchange).day(), properties.retry(), exchange.getVariable("answer"));
    }

    DayFindings compare(Exchange exchange) {
        LocalDate day = progress(exchange).day();
        ComparedPage compared = ComparedPage.of(day, exchange.getVariable("page", BrokerPage.class),
            all(exchange, "ours", Payment.class));
        return new DayFindings(day, compared.found(), compared.findings());
    }

    /** The last payment of a page is found by the next one again, unless all of the page have its very time. */
    DayProgress afterPage(Exchange exchange) {
        DayProgress progress = progress(exchange);
        BrokerPage page = exchange.getVariable("page", BrokerPage.class);
        if (page.isLast()) {
            return progress.next();
        }
        BrokerSearch search = exchange.getVariable("search", BrokerSearch.class);
        Instant last = page.hits().get(page.hits().size() - 1).at();
        return last != null && last.isAfter(search.from())
            ? progress.seen(last, 0)
            : progress.seen(search.from(), search.offset() + page.hits().size());
    }

    DayFindings gaps(Exchange exchange) {
        List<Finding> findings = all(exchange, "gaps", DayGap.class).stream().map(DailySteps::finding).toList();
        return new DayFindings(progress(exchange).day(), List.of(), findings);
    }

    /** They are listed some at a time, until there are none that is not noted. */
    DayProgress afterGaps(Exchange exchange) {
        DayProgress progress = progress(exchange);
        return all(exchange, "gaps", DayGap.class).isEmpty() ? progress.next() : progress;
    }

    void countNoted(Exchange exchange) {
        if (isHeld(exchange)) {
            all(exchange, "noted", NotedFinding.class)
                .forEach(noted -> metrics.count(noted.kind(), noted.action()));
        }
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
        LocalDate day = progress(exchange).day();
        Payment payment = exchange.getVariable("stored", StoredPayment.class).payment();
        Optional<FoundPayment> found = exchange.getVariable("run", ReconciliationRun.class)
            .answer() instanceof Found told ? ComparedPage.found(day, told.payment(), payment) : Optional.empty();
        return new DayFindings(day, found.stream().toList(), List.of());
    }

    void countVerdict(Exchange exchange) {
        if (isHeld(exchange)) {
            Verdict verdict = exchange.getVariable("verdict", Verdict.class);
            metrics.count(verdict.finding().kind(), verdict.action());
        }
    }

    boolean isSettled(Exchange exchange) {
        return !exchange.getVariable("isAwaited", Boolean.class);
    }

    /** A difference that another finding explains is none of its own. */
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
        return new DayFindings(progress(exchange).day(), List.of(), findings);
    }

    void tellEnd(Exchange exchange) {
        if (!isHeld(exchange) || !isSettled(exchange)) {
            return;
        }
        countNoted(exchange);
        DaySummary sums = exchange.getVariable("summary", DaySummary.class);
        long escalated = sums.escalated() + all(exchange, "noted", NotedFinding.class).size();
        LocalDate day = progress(exchange).day();
        if (escalated > 0) {
            LOG.error("Reconciled {}: {} payments found at the broker, {} findings are left to an operator", day,
                sums.found(), escalated);
        } else {
            LOG.info("Reconciled {}: {} payments found at the broker, nothing is open", day, sums.found());
        }
    }

    private static Finding finding(DayGap gap) {
        Payment payment = gap.payment();
        boolean isOurs = gap.kind() == FindingKind.BOOKS;
        return new Finding(gap.kind(), isOurs ? FindingAction.ESCALATED : FindingAction.ASKED_AGAIN, payment.id(),
            payment.externalId(), Comparison.words(payment), null, isOurs ? "see ledger_positions" : null, null);
    }

    /** A pod that stops does nothing more, and so gives the lease back. */
    private static boolean isAt(Exchange exchange, Stage stage) {
        DayProgress progress = progress(exchange);
        return progress != null && progress.stage() == stage && !exchange.getContext().isStopping();
    }

    private static DayProgress progress(Exchange exchange) {
        return exchange.getVariable("progress", DayProgress.class);
    }

    private static OpenFinding finding(Exchange exchange) {
        return exchange.getVariable("finding", OpenFinding.class);
    }

    private static <T> List<T> all(Exchange exchange, String variable, Class<T> type) {
        List<?> all = exchange.getVariable(variable, List.class);
        return all.stream().<T>map(type::cast).toList();
    }
}
