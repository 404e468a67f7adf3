package io.guardianpartner.orders.search;

import io.guardianpartner.api.Rest;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The administrator finds orders: all of one status, or the one that had a number on a day. */
@Component
public class OrderSearchRoutes extends RouteBuilder {

    /** Answers a page of the orders of the status that is asked for. */
    public static final String OF_STATUS = "direct:list-of-status";
    /** Answers a list of the one order with the number that is asked for, or an empty one. */
    public static final String OF_NUMBER = "direct:list-of-number";

    private final OrderSearchSteps steps;

    OrderSearchRoutes(OrderSearchSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(OF_STATUS).routeId("orders.api.of-status").routeConfigurationId(Rest.ERRORS)
            .process(Rest.requires(Role.ADMIN)).id("administrator-looks-for-status")
            .transform().exchange(steps::page).id("which-page-of-status")
            .to(OrderQueryRoutes.LIST).id("list-of-status")
            .process(steps::answerPage).id("show-page-of-status");

        from(OF_NUMBER).routeId("orders.api.of-number").routeConfigurationId(Rest.ERRORS)
            .process(Rest.requires(Role.ADMIN)).id("administrator-looks-for-number")
            .transform().exchange(steps::number).id("which-number")
            .to(OrderQueryRoutes.LIST).id("orders-of-number")
            .process(steps::answerFound).id("show-order-of-number");
    }
    // @formatter:on
}
