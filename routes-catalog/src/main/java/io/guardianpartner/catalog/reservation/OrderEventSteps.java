package io.guardianpartner.catalog.reservation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.catalog.reservation.ReservationChange.Effect;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.message.payload.StockUnavailable;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import io.guardianpartner.routing.outbox.Outbox;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Applies what happened to an order to its reservation. */
@Component
class OrderEventSteps {

    private static final Map<String, Cause> CAUSE_OF_STATUS = Map.of(
        "AWAITING", Cause.PAID,
        "IN_PROGRESS", Cause.PAID,
        "DONE", Cause.PAID,
        "FINISHED", Cause.PAID,
        "PAYMENT_FAILED", Cause.PAYMENT_FAILED,
        "CANCELLED", Cause.CANCELLED);

    private final Messages messages;
    private final Outbox outbox;

    OrderEventSteps(Messages messages, Outbox outbox) {
        this.messages = messages;
        this.outbox = outbox;
    }

    OrderEvent event(OrderStatusChanged changed) {
        return new OrderEvent(changed.orderId(), changed.version(),
            Optional.ofNullable(CAUSE_OF_STATUS.get(changed.status())), lines(changed.items()));
    }

    /** The body becomes the change; a message that changes nothing is marked as stale or as a duplicate. */
    void apply(Exchange exchange) {
        var context = new ReservationContext(exchange);
        OrderEvent event = exchange.getMessage().getBody(OrderEvent.class);
        Reservation reservation = context.reservation();
        ReservationChange change = reservation.apply(event, context.stock());
        if (change.effect() == Effect.STALE) {
            StaleMessage.mark(exchange, "version " + event.version() + " meets a reservation that is "
                + reservation.state() + " by version " + reservation.orderVersion());
        } else if (change.effect() == Effect.STANDS) {
            DuplicateMessage.mark(exchange);
        }
        exchange.getMessage().setBody(change);
    }

    /** None, or that the portions of a paid order are gone. */
    List<Message> messages(ReservationChange change) {
        if (change.shortages().isEmpty()) {
            return List.of();
        }
        List<StockUnavailable.Line> lines = change.shortages().stream()
            .map(one -> new StockUnavailable.Line(one.productId(), one.name(), one.wanted(), one.available()))
            .toList();
        StockUnavailable payload = new StockUnavailable(change.reservation().orderId(), lines);
        return List.of(messages.to(Services.ORDERS, MessageTypes.MSG_STOCK_UNAVAILABLE,
            change.reservation().orderId(), payload));
    }

    @SuppressWarnings("unchecked")
    void send(Exchange exchange) {
        outbox.addAll(exchange.getMessage().getBody(List.class));
    }

    private static List<Line> lines(List<OrderStatusChanged.Item> items) {
        Map<UUID, Line> lines = new LinkedHashMap<>();
        items.forEach(item -> lines.merge(item.productId(), line(item),
            (one, other) -> new Line(one.productId(), one.name(), one.unitPrice(), one.quantity() + other.quantity())));
        return List.copyOf(lines.values());
    }

    /** A paid order has names and prices; one that has none is known by the product's id. */
    private static Line line(OrderStatusChanged.Item item) {
        return new Line(item.productId(),
            item.name() == null ? item.productId().toString() : item.name(),
            item.unitPrice() == null ? Money.ZERO : item.unitPrice(),
            item.quantity());
    }
}
