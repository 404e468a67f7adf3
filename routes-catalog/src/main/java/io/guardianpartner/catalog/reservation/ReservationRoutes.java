package io.guardianpartner.catalog.reservation;

import io.guardianpartner.api.Rest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Reserves all portions of an order or none, once. */
@Component
class ReservationRoutes extends RouteBuilder {

    private final ReservationSteps steps;
    private final ReservationRows reservations;
    private final LockedStockRows stock;

    ReservationRoutes(ReservationSteps steps, ReservationRows reservations, LockedStockRows stock) {
        this.steps = steps;
        this.reservations = reservations;
        this.stock = stock;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:post-reservation").routeId("catalog.api.reserve").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(ReservationRequest.class).id("reserve-read")
            .to("bean-validator:reserve").id("reserve-validate")
            .transform().body(ReservationRequest.class, steps::checked).id("reserve-check")
            .to("direct:reserve").id("reserve-store")
            .setHeader(Exchange.HTTP_RESPONSE_CODE).body(ReservationChange.class, steps::status).id("reserve-status")
            .transform().body(ReservationChange.class, steps::answer).id("reserve-answer")
            .marshal().json().id("reserve-write");

        from("direct:reserve").routeId("catalog.job.reserve")
            .transacted().id("reserve-transaction")
            .setVariable("order").body(ReservationRequest.class, reservations::requested).id("reserve-order")
            .toV("direct:open-reservation", "order", "reservation").id("reserve-open")
            .setVariable("products").body(ReservationRequest.class, stock::requested).id("reserve-products")
            .toV("direct:lock-order-stock", "products", "stock").id("reserve-lock")
            .transform().exchange(steps::request).id("reserve-decide")
            .to("direct:store-change").id("reserve-change");

        from("direct:store-change").routeId("catalog.job.store-change")
            .filter(simple("${body.changed}")).id("store-if-changed")
                .toV("direct:save-reservation", null, "saved").id("store-reservation")
                .toV("direct:save-order-stock", null, "saved").id("store-stock")
            .end();

        from("direct:read-reservation").routeId("catalog.api.read-reservation").routeConfigurationId(Rest.ERRORS)
            .to("direct:find-reservation").id("read-reservation-find")
            .transform().exchange(steps::found).id("read-reservation-answer")
            .marshal().json().id("read-reservation-write");
    }
    // @formatter:on
}
