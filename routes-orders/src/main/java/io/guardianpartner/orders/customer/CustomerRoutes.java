package io.guardianpartner.orders.customer;

import io.guardianpartner.orders.store.ListRoutes;
import io.guardianpartner.orders.store.OrderRoutes;
import io.guardianpartner.routing.rest.Rest;
import io.guardianpartner.routing.rest.Role;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A customer looks at an order, lists their orders, takes one back. */
@Component
class CustomerRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:get-order").routeId("orders.api.get").routeConfigurationId(Rest.ERRORS)
            .transform().method("customerOrders", "id").id("which-order")
            .to(OrderRoutes.LOAD).id("load-order")
            .transform().method("customerOrders", "visible").id("may-see-order")
            .bean("orderViews", "one").id("show-order");

        from("direct:cancel-order").routeId("orders.api.cancel").routeConfigurationId(Rest.ERRORS)
            .filter(method("customerOrders", "isExplained")).id("if-explained")
            .unmarshal().json(Cancellation.class).id("read-cancellation")
            .to("bean-validator:cancellation").id("validate-cancellation")
            .end()
            .transform().method("customerOrders", "cancellation").id("decide-cancellation")
            .to(OrderRoutes.CHANGE).id("save-cancelled")
            .transform().method("requestOutcome", "order").id("outcome-of-cancellation")
            .bean("orderViews", "one").id("show-cancelled");

        from("direct:list-own-orders").routeId("orders.api.list-own").routeConfigurationId(Rest.ERRORS)
            .process(Rest.requires(Role.CUSTOMER)).id("customers-look")
            .transform().method("customerOrders", "asked").id("which-page-of-own")
            .to(ListRoutes.LIST).id("list-own")
            .bean("customerOrders", "answer").id("show-own");
    }
}
