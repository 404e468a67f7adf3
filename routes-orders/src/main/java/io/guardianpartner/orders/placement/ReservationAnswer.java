package io.guardianpartner.orders.placement;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.text.Text;
import io.guardianpartner.orders.order.Line;

/** The lines that the catalog has reserved, with their names and prices. */
record ReservationAnswer(List<Reserved> lines) {

    static final int MOST_LINES = 50;

    /** The catalog's own limit. */
    private static final int LONGEST_NAME = 50;

    ReservationAnswer {
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("more lines than an order has");
        }
    }

    record Reserved(UUID productId, String name, Money unitPrice, int quantity) {

        Reserved {
            checkName(name);
        }
    }

    /** What does not fit into the order is no answer. */
    static void checkName(String name) {
        if (name != null && (Text.length(name) > LONGEST_NAME || !Text.isClean(name))) {
            throw new IllegalArgumentException("no name of a product");
        }
    }

    List<Line> toLines() {
        return lines.stream().map(line -> new Line(line.productId(), line.quantity(),
            line.name(), line.unitPrice())).toList();
    }
}
