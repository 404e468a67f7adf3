package io.guardianpartner.orders.guest;

import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.cancellation.CancellationRoutes;
import io.guardianpartner.orders.newpayment.NewPaymentRoutes;
import io.guardianpartner.orders.placement.GuestThrottle;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.orders.view.WaitingReaders;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A guest reads the order that their token belongs to, gets another Pix for it, takes it back. */
@Component
class GuestRoutes extends RouteBuilder {

    private final GuestSteps steps;
    private final OrderViews views;
    private final WaitingReaders waiting;
    private final GuestThrottle throttle;

    GuestRoutes(GuestSteps steps, OrderViews views, WaitingReaders waiting, GuestThrottle throttle) {
        this.steps = steps;
        this.views = views;
        this.waiting = waiting;
        this.throttle = throttle;
    }

    @Override
    public void configure() {
        from("direct:get-guest-order").routeId("orders.api.get-guest").routeConfigurationId(Rest.ERRORS)
            .transform().exchange(steps::id).id("which-guest-order")
            .process(waiting::watch).id("watch-guest-order")
            .to(OrderQueryRoutes.LOAD).id("load-guest-order")
            .transform().exchange(steps::proven).id("is-token-right")
            .process(views::current).id("show-guest-order");

        from("direct:pay-guest-order-anew").routeId("orders.api.pay-anew-guest").routeConfigurationId(Rest.ERRORS)
            .process(throttle::admit).id("throttle-guests-who-pay")
            .transform().exchange(steps::id).id("which-guest-order-to-pay")
            .to(OrderQueryRoutes.LOAD).id("load-guest-order-to-pay")
            .transform().exchange(steps::proven).id("is-token-right-to-pay")
            .to(NewPaymentRoutes.PAY).id("pay-guest-order-anew");

        from("direct:cancel-guest-order").routeId("orders.api.cancel-guest").routeConfigurationId(Rest.ERRORS)
            .to(CancellationRoutes.READ).id("read-guest-cancellation")
            .transform().exchange(steps::id).id("which-guest-order-to-cancel")
            .to(OrderQueryRoutes.LOAD).id("load-guest-order-to-cancel")
            .transform().exchange(steps::proven).id("is-token-right-to-cancel")
            .to(CancellationRoutes.CANCEL).id("cancel-guest-order");
    }
}
