package io.guardianpartner.orders.placement;

import java.util.List;
import java.util.Optional;

import io.guardianpartner.orders.order.Rejection;
import io.guardianpartner.orders.order.Rejection.Shortage;

/** The refusals of catalog and payments that end an order, in the words of the order; empty if it is none of them. */
final class DownstreamRejections {

    private DownstreamRejections() {}

    static Optional<Rejection> ofCatalog(DownstreamAnswer answer) {
        if (answer.status() == 404 && answer.isProblem("unknown-product")) {
            return Optional.of(Rejection.unknownProduct(answer.detail(), answer.uuid("productId").orElse(null)));
        }
        if (answer.status() == 409 && answer.isProblem("stock-unavailable")) {
            return Optional.of(Rejection.stockUnavailable(answer.detail(), shortages(answer)));
        }
        return ofBoth(answer);
    }

    /** The client has no say in {@code payBy}: that its time is over closes the order. */
    static Optional<Rejection> ofPayments(DownstreamAnswer answer) {
        return answer.status() == 422 && answer.isProblem("too-late")
            ? Optional.of(Rejection.closed("Too little time was left to pay the order; it was undone."))
            : ofBoth(answer);
    }

    private static Optional<Rejection> ofBoth(DownstreamAnswer answer) {
        if (answer.status() == 409 && answer.isProblem("order-closed")) {
            return Optional.of(Rejection.closed("The order was closed before it was placed."));
        }
        if (answer.status() == 422) {
            return Optional.of(Rejection.unprocessable(answer.detail()));
        }
        return Optional.empty();
    }

    private static List<Shortage> shortages(DownstreamAnswer answer) {
        return List.of(answer.as(Shortages.class).lines());
    }

    /** The lines of the catalog's problem: no more than an order has, and names that are some. */
    record Shortages(Shortage[] lines) {

        Shortages {
            if (lines.length > ReservationAnswer.MOST_LINES) {
                throw new IllegalArgumentException("more lines than an order has");
            }
            for (Shortage line : lines) {
                ReservationAnswer.checkName(line.name());
            }
        }
    }
}
