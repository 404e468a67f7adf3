package io.guardianpartner.routing.outbox;

import org.apache.camel.Exchange;

/** The steps of the relay of rows. Thread-safe. */
final class JdbcRelaySteps {

    private final JdbcOutboxStore table;
    private final SweepSchedule schedule;
    /** Whether SNS has taken the last page that was tried: while it is away one page at a time is enough to see that. */
    private volatile boolean flows = true;

    JdbcRelaySteps(JdbcOutboxStore table, SweepSchedule schedule) {
        this.table = table;
        this.schedule = schedule;
    }

    OutboxRows claim(Exchange exchange) {
        return table.claim();
    }

    /** Decides after a claim whether another page is worth claiming meanwhile. */
    boolean thereIsMore(Exchange exchange) {
        return flows && table.isFull(exchange.getMessage().getBody(OutboxRows.class));
    }

    Published<OutboxRows> mark(Exchange exchange) {
        Published<OutboxRows> page = published(exchange);
        if (!page.batch().isEmpty()) {
            flows = page.allTried();
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

    boolean sweepIsDue(Exchange exchange) {
        return schedule.sweepIsDue();
    }

    void failed(Exchange exchange) {
        flows = false;
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
