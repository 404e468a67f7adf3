package io.guardianpartner.payments.daily;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import io.guardianpartner.payments.comparison.ComparedPage;
import io.guardianpartner.payments.comparison.Comparison;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.payments.store.DayFindings;
import io.guardianpartner.payments.store.DayGap;
import io.guardianpartner.payments.store.DayProgress;
import io.guardianpartner.payments.store.DayProgress.Stage;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link DailyRoutes} and {@link DailyRecordRoutes}. */
@Component
class DailySteps {

    private static final Logger LOG = LoggerFactory.getLogger(DailySteps.class);

    private final DailyProperties properties;
    private final DailyMetrics metrics;
    private final Clock clock;

    DailySteps(DailyProperties properties, DailyMetrics metrics, Clock clock) {
        this.properties = properties;
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
        return DayVariables.isHeld(exchange);
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
        DayProgress progress = DayVariables.progress(exchange);
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
            DayVariables.progress(exchange).day(), properties.retry(), exchange.getVariable("answer"));
    }

    DayFindings compare(Exchange exchange) {
        LocalDate day = DayVariables.progress(exchange).day();
        ComparedPage compared = ComparedPage.of(day, exchange.getVariable("page", BrokerPage.class),
            DayVariables.all(exchange, "ours", Payment.class));
        return new DayFindings(day, compared.found(), compared.findings());
    }

    /** The last payment of a page is found by the next one again, unless all of the page have its very time. */
    DayProgress afterPage(Exchange exchange) {
        DayProgress progress = DayVariables.progress(exchange);
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
        List<Finding> findings = DayVariables.all(exchange, "gaps", DayGap.class).stream().map(DailySteps::finding)
            .toList();
        return new DayFindings(DayVariables.progress(exchange).day(), List.of(), findings);
    }

    /** They are listed some at a time, until there are none that is not noted. */
    DayProgress afterGaps(Exchange exchange) {
        DayProgress progress = DayVariables.progress(exchange);
        return DayVariables.all(exchange, "gaps", DayGap.class).isEmpty() ? progress.next() : progress;
    }

    void countNoted(Exchange exchange) {
        metrics.countNoted(exchange);
    }

    private static Finding finding(DayGap gap) {
        Payment payment = gap.payment();
        boolean isOurs = gap.kind() == FindingKind.BOOKS;
        return new Finding(gap.kind(), isOurs ? FindingAction.ESCALATED : FindingAction.ASKED_AGAIN, payment.id(),
            payment.externalId(), Comparison.words(payment), null, isOurs ? "see ledger_positions" : null, null);
    }

    /** A pod that stops does nothing more, and so gives the lease back. */
    private static boolean isAt(Exchange exchange, Stage stage) {
        DayProgress progress = DayVariables.progress(exchange);
        return progress != null && progress.stage() == stage && !exchange.getContext().isStopping();
    }
}
