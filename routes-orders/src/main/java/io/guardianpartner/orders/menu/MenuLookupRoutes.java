package io.guardianpartner.orders.menu;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What the replica knows to be gone. What it does not know at all, and whatever is on the menu, is the catalog's to judge. */
@Component
public class MenuLookupRoutes extends RouteBuilder {

    /** Takes a list of product ids, answers the list of those that were deleted. */
    public static final String DELETED = "direct:deleted-products";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.menu}}?enabledInitialDescribeTable=false";

    @Override
    public void configure() {
        from(DELETED).routeId("orders.job.deleted-products")
            .bean("menuLookup", "ask").id("ask-menu")
            .to(TABLE + "&operation=BatchGetItems").id("get-menu-items")
            .transform().method("menuLookup", "deleted").id("deleted-on-menu");
    }
}
