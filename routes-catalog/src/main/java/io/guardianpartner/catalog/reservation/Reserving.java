package io.guardianpartner.catalog.reservation;

import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** An order asks for its portions and gets all of them or none, once. */
@Component
class Reserving extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:post-reservation").routeId("catalog.api.reserve").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(ReservationRequest.class).id("reserve-read")
            .to("bean-validator:reserve").id("reserve-validate")
            .transform().method("reservationDesk", "checked").id("reserve-check")
            .to("direct:reserve").id("reserve-store")
            .setHeader(Exchange.HTTP_RESPONSE_CODE).method("reservationDesk", "status").id("reserve-status")
            .transform().method("reservationDesk", "answer").id("reserve-answer")
            .marshal().json().id("reserve-write");

        from("direct:reserve").routeId("catalog.out.reserve")
            .transacted().id("reserve-transaction")
            .setVariable("order").method("reservationRows", "requested").id("reserve-order")
            .toV("direct:open-reservation", "order", "reservation").id("reserve-open")
            .setVariable("products").method("shelfRows", "requested").id("reserve-products")
            .toV("direct:lock-shelf", "products", "shelf").id("reserve-lock")
            .transform().method("reservationDesk", "request").id("reserve-decide")
            .to("direct:store-change").id("reserve-change");

        from("direct:store-change").routeId("catalog.out.store-change")
            .filter(simple("${body.changed}")).id("store-if-changed")
            .toV("direct:save-reservation", null, "saved").id("store-reservation")
            .toV("direct:save-shelf", null, "saved").id("store-shelf")
            .end();

        from("direct:read-reservation").routeId("catalog.api.read-reservation").routeConfigurationId(Rest.ERRORS)
            .to("direct:find-reservation").id("read-reservation-find")
            .transform().method("reservationDesk", "found").id("read-reservation-answer")
            .marshal().json().id("read-reservation-write");
    }
}
