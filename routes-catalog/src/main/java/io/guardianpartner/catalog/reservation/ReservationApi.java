package io.guardianpartner.catalog.reservation;

import io.guardianpartner.api.Access;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The addresses of reservations. */
@Component
class ReservationApi extends RouteBuilder {

    private static final String JSON = "application/json";

    @Override
    public void configure() {
        rest("/v1/reservations").tag("reservations")
            .post().id("post-reservation").security(Access.SERVICE)
            .description(
                "Reserve all portions of an order, or none; once for each order, and again for one that is to be paid once more")
            .type(ReservationRequest.class).consumes(JSON).produces(JSON)
            .responseMessage().code(200).message("it stood already").responseModel(ReservationView.class)
            .endResponseMessage()
            .responseMessage().code(201).message("reserved").responseModel(ReservationView.class).endResponseMessage()
            .responseMessage().code(404).message("one of the products is unknown").endResponseMessage()
            .responseMessage().code(409).message("too little stock, other lines, or the order is over")
            .endResponseMessage()
            .responseMessage().code(422).message("a member breaks a rule").endResponseMessage()
            .to("direct:post-reservation")

            .get("/{orderId}").id("get-reservation").security(Access.SERVICE).security(Access.ADMIN)
            .description("What an order holds")
            .outType(ReservationView.class).produces(JSON)
            .responseMessage().code(404).message("nothing was heard of the order").endResponseMessage()
            .to("direct:read-reservation");
    }
}
