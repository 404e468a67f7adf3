package io.guardianpartner.orders.placing;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Line;

/** What the catalog holds, at which names and prices. */
record ReservationAnswer(List<Reserved> lines) {

    ReservationAnswer {
        lines = List.copyOf(lines);
    }

    record Reserved(UUID productId, String name, Money unitPrice, int quantity) {}

    List<Line> toLines() {
        return lines.stream().map(line -> new Line(line.productId(), line.quantity(),
            line.name(), line.unitPrice())).toList();
    }
}
