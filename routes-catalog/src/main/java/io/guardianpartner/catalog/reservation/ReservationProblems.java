package io.guardianpartner.catalog.reservation;

import java.util.Map;

import io.guardianpartner.api.ProblemException;

/** The problems that a caller is told when an order gets no reservation. */
final class ReservationProblems {

    private ReservationProblems() {}

    static ProblemException problem(ReservationRejection rejection) {
        if (rejection instanceof ReservationRejection.UnknownProduct unknown) {
            return new ProblemException(404, "Not Found", rejection.getMessage(),
                Map.of("productId", unknown.productId())).as("unknown-product");
        }
        if (rejection instanceof ReservationRejection.InsufficientStock tooLittle) {
            return conflict(rejection, Map.of("lines", tooLittle.lines()), "stock-unavailable");
        }
        if (rejection instanceof ReservationRejection.LinesDiffer) {
            return conflict(rejection, Map.of(), "reservation-differs");
        }
        if (rejection instanceof ReservationRejection.PayByRejected) {
            return ProblemException.unprocessable("/payBy", rejection.getMessage());
        }
        return conflict(rejection, Map.of(), "order-closed");
    }

    private static ProblemException conflict(ReservationRejection rejection, Map<String, Object> members, String slug) {
        return ProblemException.conflict(rejection.getMessage(), members).as(slug);
    }
}
