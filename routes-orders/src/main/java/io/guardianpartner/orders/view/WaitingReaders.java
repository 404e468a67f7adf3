package io.guardianpartner.orders.view;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.orders.order.Order;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Readers who wait until what is shown of an order changes. */
@Component
public class WaitingReaders {

    private final Waits waits;
    private final OrderViews views;

    WaitingReaders(Waits waits, OrderViews views) {
        this.waits = waits;
        this.views = views;
    }

    /** The order whose id is the body is about to be read for somebody who may want to wait. */
    public void watch(Exchange exchange) {
        waits.watch(exchange, exchange.getMessage().getBody(UUID.class));
    }

    /** An order is like this now: those who have seen it otherwise are answered. */
    public void tell(Order order) {
        waits.tell(order.id(), () -> views.tag(order));
    }

    /** The orders, at most so many, that are to be looked at because another pod may have changed them. */
    public List<UUID> due(int most) {
        return waits.due(most).stream().map(UUID::fromString).toList();
    }
}
