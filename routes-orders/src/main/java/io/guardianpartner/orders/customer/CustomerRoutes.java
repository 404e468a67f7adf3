package io.guardianpartner.orders.customer;

import io.guardianpartner.api.Rest;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.cancellation.CancellationRoutes;
import io.guardianpartner.orders.newpayment.NewPaymentRoutes;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.orders.view.WaitingReaders;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A customer looks at an order, lists their orders, takes one back, wants another Pix for one. */
@Component
class CustomerRoutes extends RouteBuilder {

    private final CustomerSteps steps;
    private final OrderViews views;
    private final WaitingReaders waiting;

    CustomerRoutes(CustomerSteps steps, OrderViews views, WaitingReaders waiting) {
        this.steps = steps;
        this.views = views;
        this.waiting = waiting;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:get-order").routeId("orders.api.get").routeConfigurationId(Rest.ERRORS)
            .transform().exchange(steps::id).id("which-order")
            .process(waiting::watch).id("watch-order")
            .to(OrderQueryRoutes.LOAD).id("load-order")
            .transform().exchange(steps::visible).id("may-see-order")
            .process(views::current).id("show-order");

        from("direct:cancel-order").routeId("orders.api.cancel").routeConfigurationId(Rest.ERRORS)
            .to(CancellationRoutes.READ).id("read-order-cancellation")
            .transform().exchange(steps::id).id("which-order-to-cancel")
            .to(OrderQueryRoutes.LOAD).id("load-order-to-cancel")
            .transform().exchange(steps::visible).id("may-cancel-order")
            .to(CancellationRoutes.CANCEL).id("cancel-order");

        from("direct:pay-order-anew").routeId("orders.api.pay-anew").routeConfigurationId(Rest.ERRORS)
            .transform().exchange(steps::id).id("which-order-to-pay")
            .to(OrderQueryRoutes.LOAD).id("load-order-to-pay")
            .transform().exchange(steps::visible).id("may-pay-order")
            .to(NewPaymentRoutes.PAY).id("pay-order-anew");

        from("direct:list-own-orders").routeId("orders.api.list-own").routeConfigurationId(Rest.ERRORS)
            .process(Rest.requires(Role.CUSTOMER)).id("customers-look")
            .transform().exchange(steps::page).id("which-page-of-own")
            .to(OrderQueryRoutes.LIST).id("list-own")
            .process(steps::answer).id("show-own");
    }
    // @formatter:on
}
