package io.guardianpartner.catalog.reservation;

import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Portions that nobody paid for in time are given back, each order's in a transaction of its own. All pods sweep; what one
 * of them has in hand the others skip.
 */
@Component
class Sweeping extends RouteBuilder {

    private final ReservationProperties properties;

    Sweeping(ReservationProperties properties) {
        this.properties = properties;
    }

    @Override
    public void configure() {
        from("timer:sweep-reservations?period=" + properties.sweepInterval().toMillis())
            .routeId("catalog.job.sweep-reservations").routeConfigurationId(JobFailures.ID)
            .to("direct:select-expired").id("sweep-select")
            .split(body()).id("sweep-each")
            .to("direct:lapse").id("sweep-lapse")
            .end();

        from("direct:lapse").routeId("catalog.out.lapse")
            .transacted().id("lapse-transaction")
            .toV("direct:lock-expired", null, "expired").id("lapse-lock")
            .split(variable("expired")).id("lapse-if-still-there")
            .setVariable("reservation", body()).id("lapse-reservation")
            .setVariable("products").method("shelfRows", "held").id("lapse-products")
            .toV("direct:lock-shelf", "products", "shelf").id("lapse-shelf")
            .transform().method("reservationDesk", "lapse").id("lapse-decide")
            .to("direct:store-change").id("lapse-change")
            .end();
    }
}
