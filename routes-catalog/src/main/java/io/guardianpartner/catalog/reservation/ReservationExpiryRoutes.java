package io.guardianpartner.catalog.reservation;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Gives back portions that nobody paid for in time, those of each order in its own transaction. All pods sweep; a
 * reservation that one of them has locked the others skip.
 */
@Component
class ReservationExpiryRoutes extends RouteBuilder {

    private final ReservationProperties properties;
    private final ReservationSteps steps;
    private final LockedStockRows stock;

    ReservationExpiryRoutes(ReservationProperties properties, ReservationSteps steps, LockedStockRows stock) {
        this.properties = properties;
        this.steps = steps;
        this.stock = stock;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("timer:sweep-reservations?period=" + properties.sweepInterval().toMillis())
            .routeId("catalog.job.sweep-reservations").routeConfigurationId(JobFailures.ID)
            .to("direct:select-expired").id("sweep-select")
            .split(body()).id("sweep-each")
                .to("direct:expire-reservation").id("sweep-expire")
            .end();

        from("direct:expire-reservation").routeId("catalog.job.expire-reservation")
            .transacted().id("expire-transaction")
            .toV("direct:lock-expired", null, "expired").id("expire-lock")
            .split(variable("expired")).id("expire-if-still-there")
                .setVariable("reservation", body()).id("expire-reservation")
                .setVariable("products").body(Reservation.class, stock::reserved).id("expire-products")
                .toV("direct:lock-order-stock", "products", "stock").id("expire-lock-stock")
                .transform().exchange(steps::expire).id("expire-decide")
                .to("direct:store-change").id("expire-change")
            .end();
    }
    // @formatter:on
}
