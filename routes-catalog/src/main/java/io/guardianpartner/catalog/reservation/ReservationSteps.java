package io.guardianpartner.catalog.reservation;

import java.time.Clock;
import java.util.List;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes reservations of requests, and answers of reservations. */
@Component
class ReservationSteps {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Clock clock;
    private final ReservationTtl ttl;

    ReservationSteps(Clock clock, ReservationProperties properties) {
        this.clock = clock;
        this.ttl = properties.ttl();
    }

    /**
     * Equal lines count as one, so together they keep to the limit of one.
     *
     * @throws ProblemException 422 naming the line that goes beyond it
     */
    ReservationRequest checked(ReservationRequest request) {
        TraceContext.about(request.orderId());
        for (RequestedPortions one : request.portions()) {
            if (one.quantity() > RequestedPortions.MOST) {
                throw ProblemException.unprocessable("/lines/" + request.lastLineOf(one.productId()) + "/quantity",
                    "the lines of one product come to more than " + RequestedPortions.MOST);
            }
        }
        return request;
    }

    /** @throws ProblemException naming the reason why the order gets no reservation */
    ReservationChange request(Exchange exchange) {
        var context = new ReservationContext(exchange);
        ReservationRequest request = exchange.getMessage().getBody(ReservationRequest.class);
        try {
            return context.reservation().request(request.portions(), request.version(), request.payBy(), ttl,
                clock.instant(),
                context.stock());
        } catch (ReservationRejection rejection) {
            throw ReservationProblems.problem(rejection);
        }
    }

    ReservationChange expire(Exchange exchange) {
        var context = new ReservationContext(exchange);
        return context.reservation().expire(clock.instant(), context.stock());
    }

    int status(ReservationChange change) {
        return change.changed() ? CREATED : OK;
    }

    ReservationView answer(ReservationChange change) {
        return ReservationView.of(change.reservation());
    }

    /** @throws ProblemException 404 when nothing was heard of the order */
    @SuppressWarnings("unchecked")
    ReservationView found(Exchange exchange) {
        List<Reservation> reservations = exchange.getMessage().getBody(List.class);
        return reservations.stream().map(ReservationView::of).findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("reservation of order", ResourceId.orMalformed(exchange, "orderId")));
    }
}
