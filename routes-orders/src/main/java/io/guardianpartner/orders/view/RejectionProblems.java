package io.guardianpartner.orders.view;

import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Rejection;

/** Problems that say why an order was never placed. */
public final class RejectionProblems {

    private static final Rejection CANCELLED = Rejection.closed("The order was cancelled before it was placed.");

    private RejectionProblems() {}

    /** The problem of an order that never was placed, the same each time. */
    public static ProblemException problem(Order order) {
        Rejection rejection = order.rejection() == null ? unwritten(order) : order.rejection();
        Map<String, Object> members = new LinkedHashMap<>(Map.of("orderId", order.id()));
        switch (rejection.reason()) {
            case STOCK_UNAVAILABLE :
                members.put("lines", rejection.shortages());
                return ProblemException.conflict(rejection.detail(), members).as("stock-unavailable");
            case UNKNOWN_PRODUCT :
                members.put("productId", rejection.productId());
                return new ProblemException(404, "Not Found", rejection.detail(), members).as("unknown-product");
            case UNPROCESSABLE :
                return new ProblemException(422, "Unprocessable Content", rejection.detail(), members);
            case PAYMENT_REFUSED :
                return new ProblemException(422, "Unprocessable Content", rejection.detail(), members)
                    .as("payment-refused");
            default :
                return ProblemException.conflict(rejection.detail(), members).as("order-closed");
        }
    }

    /** An order that a message or its owner ended has no refusal of its own. */
    private static Rejection unwritten(Order order) {
        return order.status() == OrderStatus.PAYMENT_FAILED ? Rejection.paymentRefused() : CANCELLED;
    }
}
