package io.guardianpartner.orders.update;

import java.time.Clock;

import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.history.Origin;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.orders.view.WaitingReaders;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link OrderUpdateRoutes}. */
@Component
class OrderUpdateSteps {

    private final EffectMessages messages;
    private final OrderMetrics metrics;
    private final WaitingReaders waiting;
    private final Clock clock;

    OrderUpdateSteps(EffectMessages messages, OrderMetrics metrics, WaitingReaders waiting, Clock clock) {
        this.messages = messages;
        this.metrics = metrics;
        this.waiting = waiting;
        this.clock = clock;
    }

    OrderUpdate begin(Exchange exchange) {
        OrderChange change = exchange.getMessage().getBody(OrderChange.class);
        TraceContext.about(change.orderId());
        OrderUpdate before = exchange.getVariable(ItemUpdate.VARIABLE) instanceof OrderUpdate made ? made : null;
        return new OrderUpdate(change, before, Origin.of(exchange), messages, clock);
    }

    /** Also after an answer of the table that was lost: a reader who finds its own write was the first to know. */
    void count(Exchange exchange) {
        OrderUpdate update = OrderUpdate.of(exchange);
        if (update.result().is(Kind.STORED)) {
            metrics.stored(update.written(), update.isCreation());
        } else if (update.result().is(Kind.REPEATED)) {
            metrics.repeated(update.result().order());
        }
    }

    /** Also of an order that another pod has changed, which is found out here. */
    void tellWaiting(Exchange exchange) {
        UpdateResult result = OrderUpdate.of(exchange).result();
        if (result.order() != null) {
            waiting.tell(result.order());
        }
    }

    boolean hasMessages(Exchange exchange) {
        return OrderUpdate.of(exchange).hasMessages();
    }

    String key(Exchange exchange) {
        return OrderUpdate.of(exchange).orderId().toString();
    }

    UpdateResult result(Exchange exchange) {
        return OrderUpdate.of(exchange).result();
    }
}
