package io.guardianpartner.catalog.reservation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.payload.OrderStatusChanged;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** What a change of an order's status means for the stock. */
@Component
class OrderNewsReader {

    private static final Map<String, Cause> MEANING = Map.of(
        "AWAITING", Cause.PAID,
        "IN_PROGRESS", Cause.PAID,
        "DONE", Cause.PAID,
        "FINISHED", Cause.PAID,
        "PAYMENT_FAILED", Cause.PAYMENT_FAILED,
        "CANCELLED", Cause.CANCELLED);

    public OrderNews read(@Body OrderStatusChanged change) {
        return new OrderNews(change.orderId(), change.version(), Optional.ofNullable(MEANING.get(change.status())),
            lines(change.items()));
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
