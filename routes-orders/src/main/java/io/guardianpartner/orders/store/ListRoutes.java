package io.guardianpartner.orders.store;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Pages of orders: an index says which, the table says how they are now. */
@Component
public class ListRoutes extends RouteBuilder {

    /** Takes a {@link Listing}, answers it filled. */
    public static final String LIST = "direct:list-orders";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.orders}}?enabledInitialDescribeTable=false";

    @Override
    public void configure() {
        from(LIST).routeId("orders.job.list")
            .setProperty(OrderLists.LISTING, body()).id("remember-listing")
            .loopDoWhile(method("orderLists", "isOpen")).id("until-all-values-are-asked")
            .bean("orderLists", "ask").id("ask-index")
            .to(TABLE + "&operation=Query").id("query-index")
            .bean("orderLists", "found").id("found-in-index")
            .end()
            .loopDoWhile(method("orderLists", "isToBeRead")).id("until-all-are-read")
            .delay(method("orderLists", "pause")).syncDelayed().id("wait-for-capacity")
            .bean("orderLists", "askForItems").id("ask-for-items")
            .to(TABLE + "&operation=BatchGetItems").id("get-listed-items")
            .bean("orderLists", "read").id("read-listed-items")
            .end()
            .transform().exchangeProperty(OrderLists.LISTING).id("filled-listing");
    }
}
