package io.guardianpartner.catalog.reservation;

import java.time.Clock;
import java.util.List;

import io.guardianpartner.catalog.PathId;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** Where requests for portions become reservations, and reservations become answers. */
@Component
class ReservationDesk {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Clock clock;
    private final Term term;

    ReservationDesk(Clock clock, ReservationProperties properties) {
        this.clock = clock;
        this.term = properties.term();
    }

    /** @throws ProblemException why the order gets no reservation */
    public Change request(@Body ReservationRequest request, @Variable("reservation") Reservation reservation,
        @Variable("shelf") Shelf shelf) {
        try {
            return reservation.request(request.wants(), request.payBy(), term, clock.instant(), shelf);
        } catch (ReservationRefused refused) {
            throw Refusals.problem(refused);
        }
    }

    /**
     * Equal lines count as one, so together they keep to the limit of one.
     *
     * @throws ProblemException 422 naming the line that goes beyond it
     */
    public ReservationRequest checked(@Body ReservationRequest request) {
        for (Want want : request.wants()) {
            if (want.quantity() > Want.MOST) {
                throw ProblemException.unprocessable("/lines/" + request.lastLineOf(want.productId()) + "/quantity",
                    "the lines of one product come to more than " + Want.MOST);
            }
        }
        return request;
    }

    public Change lapse(@Variable("reservation") Reservation reservation, @Variable("shelf") Shelf shelf) {
        return reservation.lapse(clock.instant(), shelf);
    }

    public int status(@Body Change change) {
        return change.changed() ? CREATED : OK;
    }

    public ReservationView answer(@Body Change change) {
        return ReservationView.of(change.reservation());
    }

    /** @throws ProblemException 404 when nothing was heard of the order */
    public ReservationView found(@Body List<Reservation> reservations, @Header("orderId") String orderId) {
        return reservations.stream().map(ReservationView::of).findFirst()
            .orElseThrow(() -> ProblemException.notFound("reservation of order", PathId.parse("orderId", orderId)));
    }
}
