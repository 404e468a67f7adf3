package io.guardianpartner.orders.placing;

import io.guardianpartner.orders.idempotency.IdempotencyRoutes;
import io.guardianpartner.orders.menu.MenuLookupRoutes;
import io.guardianpartner.orders.store.OrderRoutes;
import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A cart becomes an order: read, under a key, stored, reserved, with its Pix. The same for customers and guests. */
@Component
class PlacingRoutes extends RouteBuilder {

    private static final String PLACE = "direct:place";

    @Override
    public void configure() {
        from("direct:place-order").routeId("orders.api.place").routeConfigurationId(Rest.ERRORS)
            .setProperty(Placements.IS_GUEST, constant(false)).id("customer-places")
            .to(PLACE).id("place-of-customer");

        from("direct:place-guest-order").routeId("orders.api.place-guest").routeConfigurationId(Rest.ERRORS)
            .bean("guestThrottle", "admit").id("throttle-guests")
            .setProperty(Placements.IS_GUEST, constant(true)).id("guest-places")
            .to(PLACE).id("place-of-guest");

        from(PLACE).routeId("orders.job.place")
            .unmarshal().json(NewOrder.class).id("read-cart")
            .to("bean-validator:cart").id("validate-cart")
            .transform().method("placements", "keyRequest").id("want-key")
            .to(IdempotencyRoutes.CLAIM).id("claim-key")
            .bean("placements", "claimed").id("key-is-claimed")
            .filter(method("placements", "isRepeat")).id("if-key-was-used")
            .transform().method("placements", "triedAgain").id("try-again")
            .to(OrderRoutes.CHANGE).id("store-try")
            .end()
            .filter(method("placements", "isToBeBorn")).id("if-order-is-new")
            .transform().method("placements", "products").id("products-of-cart")
            .to(MenuLookupRoutes.DELETED).id("look-at-menu")
            .bean("placements", "refuseDeleted").id("refuse-deleted-products")
            .to(TrackingNumberRoutes.NEXT).id("take-tracking-number")
            .transform().method("placements", "born").id("begin-order")
            .to(OrderRoutes.CHANGE).id("store-order")
            .end()
            .transform().simple("${body.order}").id("stored-order")
            .to(PlacingSteps.FINISH).id("finish-placing")
            .bean("placedAnswer", "tell").id("answer-placed");
    }
}
