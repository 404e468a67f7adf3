package io.guardianpartner.orders.menu;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Names the products that the replica knows to be gone. What it does not know, and whatever is on the menu, the catalog judges. */
@Component
public class MenuLookupRoutes extends RouteBuilder {

    /** Takes a list of product ids, answers the list of those that were deleted. */
    public static final String DELETED = "direct:deleted-products";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.menu}}?enabledInitialDescribeTable=false";

    private final MenuLookupSteps steps;

    MenuLookupRoutes(MenuLookupSteps steps) {
        this.steps = steps;
    }

    @Override
    public void configure() {
        from(DELETED).routeId("orders.out.deleted-products")
            .process(steps::ask).id("ask-menu")
            .to(TABLE + "&operation=BatchGetItems").id("get-menu-items")
            .process(steps::deleted).id("deleted-on-menu");
    }
}
