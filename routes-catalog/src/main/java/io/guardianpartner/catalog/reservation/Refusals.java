package io.guardianpartner.catalog.reservation;

import java.util.Map;

import io.guardianpartner.routing.rest.ProblemException;

/** What a caller is told when an order gets no reservation. */
final class Refusals {

    private Refusals() {}

    static ProblemException problem(ReservationRefused refused) {
        if (refused instanceof ReservationRefused.UnknownProduct unknown) {
            return new ProblemException(404, "Not Found", refused.getMessage(),
                Map.of("productId", unknown.productId())).as("unknown-product");
        }
        if (refused instanceof ReservationRefused.StockShort tooLittle) {
            return conflict(refused, Map.of("lines", tooLittle.lines()), "stock-unavailable");
        }
        if (refused instanceof ReservationRefused.LinesDiffer) {
            return conflict(refused, Map.of(), "reservation-differs");
        }
        if (refused instanceof ReservationRefused.TermRefused) {
            return ProblemException.unprocessable("/payBy", refused.getMessage());
        }
        return conflict(refused, Map.of(), "order-closed");
    }

    private static ProblemException conflict(ReservationRefused refused, Map<String, Object> members, String slug) {
        return ProblemException.conflict(refused.getMessage(), members).as(slug);
    }
}
