package io.guardianpartner.catalog.reservation;

import java.util.List;
import java.util.UUID;

/** Why an order gets no reservation. Nothing was changed. */
abstract sealed class ReservationRefused extends RuntimeException {

    private ReservationRefused(String message) {
        super(message);
    }

    /** One of the products is not on the menu. */
    static final class UnknownProduct extends ReservationRefused {

        private final UUID productId;

        UnknownProduct(UUID productId) {
            super("There is no product " + productId + ".");
            this.productId = productId;
        }

        UUID productId() {
            return productId;
        }
    }

    /** All lines or none: at least one lacks stock. */
    static final class StockShort extends ReservationRefused {

        private final transient List<Shortage> lines;

        StockShort(List<Shortage> lines) {
            super("There is too little stock of " + lines.size() + (lines.size() == 1 ? " product." : " products."));
            this.lines = lines;
        }

        List<Shortage> lines() {
            return lines;
        }
    }

    /** The order is over, or its reservation was released. */
    static final class OrderClosed extends ReservationRefused {

        OrderClosed() {
            super("The order can have no reservation any more.");
        }
    }

    /** The order has a reservation of other lines. */
    static final class LinesDiffer extends ReservationRefused {

        LinesDiffer() {
            super("The order has a reservation of other lines.");
        }
    }

    /** Until when the order wants its portions held is not acceptable. */
    static final class TermRefused extends ReservationRefused {

        TermRefused(String why) {
            super(why);
        }
    }
}
