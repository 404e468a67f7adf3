package io.guardianpartner.orders.order;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The reason why an order could not be placed, kept with the order so that the same request always gets the same answer.
 *
 * @param productId which product the catalog does not know, else absent
 * @param shortages what is missing, empty if it is not about stock
 */
public record Rejection(Reason reason, String detail, UUID productId, List<Shortage> shortages) {

    /** The kinds that a client may want to tell apart. */
    public enum Reason {
        STOCK_UNAVAILABLE, UNKNOWN_PRODUCT, UNPROCESSABLE, ORDER_CLOSED, PAYMENT_REFUSED
    }

    /** One product of which less is left than was wanted. */
    public record Shortage(UUID productId, String name, int wanted, int available) {}

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        shortages = List.copyOf(shortages);
    }

    public static Rejection stockUnavailable(String detail, List<Shortage> shortages) {
        return new Rejection(Reason.STOCK_UNAVAILABLE, detail, null, shortages);
    }

    public static Rejection unknownProduct(String detail, UUID productId) {
        return new Rejection(Reason.UNKNOWN_PRODUCT, detail, productId, List.of());
    }

    public static Rejection unprocessable(String detail) {
        return new Rejection(Reason.UNPROCESSABLE, detail, null, List.of());
    }

    public static Rejection closed(String detail) {
        return new Rejection(Reason.ORDER_CLOSED, detail, null, List.of());
    }

    public static Rejection paymentRefused() {
        return new Rejection(Reason.PAYMENT_REFUSED, "The payment was refused; the order cannot be paid.", null,
            List.of());
    }
}
