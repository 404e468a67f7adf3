package io.guardianpartner.routing.outbox;

import java.util.List;

import org.apache.camel.Exchange;

/** The steps of the relay of items. */
final class DynamoDbRelaySteps {

    private final DynamoDbOutboxStore items;
    private final DueIndex index;
    private final SweepSchedule schedule;

    DynamoDbRelaySteps(DynamoDbOutboxStore items, DueIndex index, SweepSchedule schedule) {
        this.items = items;
        this.index = index;
        this.schedule = schedule;
    }

    boolean sweepIsDue(Exchange exchange) {
        return schedule.sweepIsDue();
    }

    List<String> sweep(Exchange exchange) {
        return index.sweep();
    }

    OutboxItem claim(Exchange exchange) {
        return items.claim(exchange.getMessage().getBody(String.class));
    }

    @SuppressWarnings("unchecked")
    OutboxItem mark(Exchange exchange) {
        return items.mark(exchange.getMessage().getBody(Published.class));
    }

    boolean lease(Exchange exchange) {
        return items.lease(exchange.getMessage().getBody(OutboxItem.class));
    }

    void worked(Exchange exchange) {
        schedule.worked();
    }

    void failed(Exchange exchange) {
        schedule.failed(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
