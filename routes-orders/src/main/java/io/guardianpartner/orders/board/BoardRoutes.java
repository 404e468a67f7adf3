package io.guardianpartner.orders.board;

import io.guardianpartner.orders.store.ListRoutes;
import io.guardianpartner.orders.store.OrderRoutes;
import io.guardianpartner.routing.rest.Rest;
import io.guardianpartner.routing.rest.Role;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The kitchen reads its board and moves orders on. */
@Component
class BoardRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:list-board").routeId("orders.api.board").routeConfigurationId(Rest.ERRORS)
            .process(Rest.requires(Role.KITCHEN, Role.ADMIN)).id("kitchen-looks")
            .transform().method("board", "asked").id("which-page-of-board")
            .to(ListRoutes.LIST).id("list-board")
            .bean("board", "answer").id("show-board");

        from("direct:move-order").routeId("orders.api.move").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(NextStatus.class).id("read-next-status")
            .to("bean-validator:status").id("validate-next-status")
            .transform().method("board", "move").id("decide-move")
            .to(OrderRoutes.CHANGE).id("save-moved")
            .transform().method("requestOutcome", "order").id("outcome-of-move")
            .bean("orderViews", "one").id("show-moved");
    }
}
