package io.guardianpartner.orders.store;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Reads one order, or a page of orders: an index says which are on it, the table says how they are now. */
@Component
public class OrderQueryRoutes extends RouteBuilder {

    /** Takes the order's id, answers the order as it is now, or null. */
    public static final String LOAD = "direct:load-order";

    /** Takes the order's id, answers the {@link StoredOrder}: with what is kept beside the order; or null. */
    public static final String LOAD_STORED = "direct:load-stored-order";
    /** Takes an {@link OrderPage}, answers it filled. */
    public static final String LIST = "direct:list-orders";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.orders}}?enabledInitialDescribeTable=false";

    private final OrderQuerySteps steps;

    OrderQueryRoutes(OrderQuerySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(LOAD).routeId("orders.out.load")
            .process(steps::askForOrder).id("key-of-order")
            .to(TABLE + "&operation=GetItem").id("get-order")
            .process(steps::loaded).id("read-order");

        from(LOAD_STORED).routeId("orders.out.load-stored")
            .process(steps::askForOrder).id("key-of-stored-order")
            .to(TABLE + "&operation=GetItem").id("get-stored-order")
            .process(steps::loadedStored).id("read-stored-order");

        from(LIST).routeId("orders.out.list")
            .loopDoWhile(steps::isIndexToBeAsked).id("until-all-values-are-asked")
                .process(steps::askIndex).id("ask-index")
                .to(TABLE + "&operation=Query").id("query-index")
                .process(steps::found).id("found-in-index")
            .end()
            .loopDoWhile(steps::isToBeRead).id("until-all-are-read")
                .delay().exchange(steps::pause).syncDelayed().id("wait-for-capacity")
                .process(steps::askForItems).id("ask-for-items")
                .to(TABLE + "&operation=BatchGetItems").id("get-listed-items")
                .process(steps::read).id("read-listed-items")
            .end();
    }
    // @formatter:on
}
