package io.guardianpartner.orders.placement;

import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.idempotency.IdempotencyRoutes;
import io.guardianpartner.orders.menu.MenuLookupRoutes;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A cart becomes an order: read, under a key, stored, reserved, with its Pix. The same for customers and guests. */
@Component
class PlacementRoutes extends RouteBuilder {

    private static final String PLACE = "direct:place";

    private final PlacementSteps steps;
    private final GuestThrottle throttle;

    PlacementRoutes(PlacementSteps steps, GuestThrottle throttle) {
        this.steps = steps;
        this.throttle = throttle;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:place-order").routeId("orders.api.place").routeConfigurationId(Rest.ERRORS)
            .process(steps::beginForCustomer).id("customer-places")
            .to(PLACE).id("place-of-customer");

        from("direct:place-guest-order").routeId("orders.api.place-guest").routeConfigurationId(Rest.ERRORS)
            .process(throttle::admit).id("throttle-guests")
            .process(steps::beginForGuest).id("guest-places")
            .to(PLACE).id("place-of-guest");

        from(PLACE).routeId("orders.job.place")
            .unmarshal().json(NewOrder.class).id("read-cart")
            .to("bean-validator:cart").id("validate-cart")
            .process(steps::wantKey).id("want-key")
            .to(IdempotencyRoutes.CLAIM).id("claim-key")
            .process(steps::keyIsClaimed).id("key-is-claimed")
            .filter(steps::isRepeat).id("if-key-was-used")
                .transform().exchange(steps::triedAgain).id("try-again")
                .to(OrderUpdateRoutes.UPDATE).id("store-try")
                .process(steps::stored).id("order-tried-again")
            .end()
            .filter(steps::isToBeCreated).id("if-order-is-new")
                .transform().exchange(steps::products).id("products-of-cart")
                .to(MenuLookupRoutes.DELETED).id("look-at-menu")
                .process(steps::refuseDeleted).id("refuse-deleted-products")
                .to(TrackingNumberRoutes.NEXT).id("take-tracking-number")
                .transform().exchange(steps::create).id("begin-order")
                .to(OrderUpdateRoutes.UPDATE).id("store-order")
                .process(steps::stored).id("stored-order")
            .end()
            .to(PlacementCompletionRoutes.FINISH).id("finish-placing")
            .process(steps::answer).id("answer-placed");
    }
    // @formatter:on
}
