package io.guardianpartner.catalog.reservation;

import java.util.List;
import java.util.UUID;

/** A reason why an order gets no reservation. Nothing was changed. */
abstract sealed class ReservationRejection extends RuntimeException {

    private ReservationRejection(String message) {
        super(message);
    }

    /** One of the products is not on the menu. */
    static final class UnknownProduct extends ReservationRejection {

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
    static final class InsufficientStock extends ReservationRejection {

        private final transient List<Shortage> lines;

        InsufficientStock(List<Shortage> lines) {
            super("There is too little stock of " + lines.size() + (lines.size() == 1 ? " product." : " products."));
            this.lines = lines;
        }

        List<Shortage> lines() {
            return lines;
        }
    }

    /** The order is over, or its reservation was released. */
    static final class OrderClosed extends ReservationRejection {

        OrderClosed() {
            super("The order can have no reservation any more.");
        }
    }

    /** The order has a reservation of other lines. */
    static final class LinesDiffer extends ReservationRejection {

        LinesDiffer() {
            super("The order has a reservation of other lines.");
        }
    }

    /** A time to pay that is over, or too far ahead. */
    static final class PayByRejected extends ReservationRejection {

        PayByRejected(String why) {
            super(why);
        }
    }
}
