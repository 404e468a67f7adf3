package io.guardianpartner.orders.placing;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** What the catalog holds, at which names and prices. */
record ReservationAnswer(List<Line> lines) {

    record Line(UUID productId, String name, Money unitPrice, int quantity) {}

    List<io.guardianpartner.orders.order.Line> toLines() {
        return lines.stream().map(line -> new io.guardianpartner.orders.order.Line(line.productId(), line.quantity(),
            line.name(), line.unitPrice())).toList();
    }
}
