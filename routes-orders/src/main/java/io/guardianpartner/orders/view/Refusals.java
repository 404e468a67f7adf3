package io.guardianpartner.orders.view;

import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Refusal;
import io.guardianpartner.routing.rest.ProblemException;

/** Why an order was never placed, as a problem. */
public final class Refusals {

    private static final Refusal CANCELLED = Refusal.closed("The order was cancelled before it was placed.");

    private Refusals() {}

    /** The problem of an order that never was placed, the same each time. */
    public static ProblemException problem(Order order) {
        Refusal refusal = order.refusal() == null ? unwritten(order) : order.refusal();
        Map<String, Object> members = new LinkedHashMap<>(Map.of("orderId", order.id()));
        switch (refusal.reason()) {
            case STOCK_UNAVAILABLE :
                members.put("lines", refusal.shortages());
                return ProblemException.conflict(refusal.detail(), members).as("stock-unavailable");
            case UNKNOWN_PRODUCT :
                members.put("productId", refusal.productId());
                return new ProblemException(404, "Not Found", refusal.detail(), members).as("unknown-product");
            case UNPROCESSABLE :
                return new ProblemException(422, "Unprocessable Content", refusal.detail(), members);
            case PAYMENT_REFUSED :
                return new ProblemException(422, "Unprocessable Content", refusal.detail(), members)
                    .as("payment-refused");
            default :
                return ProblemException.conflict(refusal.detail(), members).as("order-closed");
        }
    }

    /** An order that a message or its owner ended has no refusal of its own. */
    private static Refusal unwritten(Order order) {
        return order.status() == OrderStatus.PAYMENT_FAILED ? Refusal.paymentRefused() : CANCELLED;
    }
}
