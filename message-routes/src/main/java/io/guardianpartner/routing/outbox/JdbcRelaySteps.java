package io.guardianpartner.routing.outbox;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The steps of the relay of rows. Thread-safe. */
final class JdbcRelaySteps {

    private final JdbcOutboxStore table;
    private final SweepSchedule schedule;
    private final RelayTrigger relay;
    private final RelayTrigger more;
    /** Whether SNS answered for the last page that was tried. While it does not, one page at a time is enough to see that. */
    private volatile boolean snsAnswers = true;

    JdbcRelaySteps(JdbcOutboxStore table, SweepSchedule schedule, ProducerTemplate camel) {
        this.table = table;
        this.schedule = schedule;
        this.relay = RelayTrigger.forRows(camel);
        this.more = RelayTrigger.forMoreRows(camel);
    }

    OutboxRows claim(Exchange exchange) {
        return table.claim();
    }

    /** Decides after a claim whether another page is to be claimed meanwhile. */
    boolean nextIsWorthClaiming(Exchange exchange) {
        return snsAnswers && table.isFull(exchange.getMessage().getBody(OutboxRows.class));
    }

    Published<OutboxRows> mark(Exchange exchange) {
        Published<OutboxRows> page = published(exchange);
        if (!page.batch().isEmpty()) {
            snsAnswers = page.allTried();
        }
        return table.mark(page);
    }

    /** Decides after a page whether there is more to do at once, and otherwise writes down what is left. */
    boolean goesOn(Exchange exchange) {
        Published<OutboxRows> page = published(exchange);
        schedule.worked();
        if (table.isFull(page.batch()) && page.allTried()) {
            return true;
        }
        schedule.found(table.backlog());
        return false;
    }

    void wake(Exchange exchange) {
        relay.wakeForRows();
    }

    void wakeForMore(Exchange exchange) {
        more.wakeForRows();
    }

    boolean sweepIsDue(Exchange exchange) {
        return schedule.sweepIsDue();
    }

    void failed(Exchange exchange) {
        snsAnswers = false;
        schedule.failed(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    void purge(Exchange exchange) {
        table.purge();
    }

    @SuppressWarnings("unchecked")
    private static Published<OutboxRows> published(Exchange exchange) {
        return exchange.getMessage().getBody(Published.class);
    }
}
