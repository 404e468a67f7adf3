package io.guardianpartner.routing.outbox;

import org.apache.camel.Exchange;

/** The steps of the relay of rows. */
final class JdbcRelaySteps {

    private final JdbcOutboxStore table;
    private final SweepSchedule schedule;

    JdbcRelaySteps(JdbcOutboxStore table, SweepSchedule schedule) {
        this.table = table;
        this.schedule = schedule;
    }

    OutboxRows claim(Exchange exchange) {
        return table.claim();
    }

    Published<OutboxRows> mark(Exchange exchange) {
        return table.mark(published(exchange));
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
