package io.guardianpartner.orders.board;

import io.guardianpartner.api.Rest;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.search.OrderSearchRoutes;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import io.guardianpartner.orders.update.RequestOutcome;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The kitchen reads its board and moves orders on; a list of one's own is the customers' story. */
@Component
class KitchenBoardRoutes extends RouteBuilder {

    private final KitchenBoardSteps steps;
    private final RequestOutcome outcome;
    private final OrderViews views;

    KitchenBoardRoutes(KitchenBoardSteps steps, RequestOutcome outcome, OrderViews views) {
        this.steps = steps;
        this.outcome = outcome;
        this.views = views;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:list").routeId("orders.api.list").routeConfigurationId(Rest.ERRORS)
            .process(steps::oneList).id("one-list-at-a-time")
            .choice().id("board-or-own")
                .when(header("status").isNotNull())
                    .to(OrderSearchRoutes.OF_STATUS).id("status-is-asked-for")
                .when(header("trackingNumber").isNotNull())
                    .to(OrderSearchRoutes.OF_NUMBER).id("number-is-asked-for")
                .when(header("customer").isNull())
                    .to("direct:list-board").id("board-is-asked-for")
                .otherwise()
                    .to("direct:list-own-orders").id("own-are-asked-for");

        from("direct:list-board").routeId("orders.api.board").routeConfigurationId(Rest.ERRORS)
            .process(Rest.requires(Role.KITCHEN, Role.ADMIN)).id("kitchen-looks")
            .transform().exchange(steps::page).id("which-page-of-board")
            .to(OrderQueryRoutes.LIST).id("list-board")
            .process(steps::answer).id("show-board");

        from("direct:move-order").routeId("orders.api.move").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(NextStatus.class).id("read-next-status")
            .to("bean-validator:status").id("validate-next-status")
            .transform().exchange(steps::move).id("decide-move")
            .to(OrderUpdateRoutes.UPDATE).id("save-moved")
            .transform().exchange(outcome::order).id("outcome-of-move")
            .process(views::one).id("show-moved");
    }
    // @formatter:on
}
