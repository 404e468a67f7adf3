package io.guardianpartner.orders.customer;

import io.guardianpartner.api.Rest;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.newpayment.NewPaymentRoutes;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import io.guardianpartner.orders.update.RequestOutcome;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.orders.view.WaitingReaders;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A customer looks at an order, lists their orders, takes one back, wants another Pix for one. */
@Component
class CustomerRoutes extends RouteBuilder {

    private final CustomerSteps steps;
    private final RequestOutcome outcome;
    private final OrderViews views;
    private final WaitingReaders waiting;

    CustomerRoutes(CustomerSteps steps, RequestOutcome outcome, OrderViews views, WaitingReaders waiting) {
        this.steps = steps;
        this.outcome = outcome;
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
            .filter(steps::isExplained).id("if-explained")
                .unmarshal().json(Cancellation.class).id("read-cancellation")
                .to("bean-validator:cancellation").id("validate-cancellation")
            .end()
            .transform().exchange(steps::cancellation).id("decide-cancellation")
            .to(OrderUpdateRoutes.UPDATE).id("save-cancelled")
            .transform().exchange(outcome::order).id("outcome-of-cancellation")
            .process(views::one).id("show-cancelled");

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
