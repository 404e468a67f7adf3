package io.guardianpartner.orders.update;

import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.dynamodb.ItemUpdates;
import io.guardianpartner.routing.outbox.RelayTrigger;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The only way in which an order is changed; its messages are stored with it, the relay and who waits for a change are told. */
@Component
public class OrderUpdateRoutes extends RouteBuilder {

    /** Takes an {@link OrderChange}, answers the {@link UpdateResult}. Faster writers cost a pause and a re-read. */
    public static final String UPDATE = "direct:update-order";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.orders}}?enabledInitialDescribeTable=false";

    private final OrderUpdateSteps steps;

    OrderUpdateRoutes(OrderUpdateSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        var update = from(UPDATE).routeId("orders.out.update")
            .setVariable(ItemUpdate.VARIABLE).exchange(steps::begin).id("begin-update");

        ItemUpdates.update(update, TABLE, "order-item")
            .process(steps::count).id("count-update")
            .process(steps::tellWaiting).id("tell-waiting")
            .filter(steps::hasMessages).id("if-messages-wait")
                .transform().exchange(steps::key).id("key-for-relay")
                .to(RelayTrigger.ENDPOINT).id("wake-relay")
            .end()
            .transform().exchange(steps::result).id("end-update");
    }
    // @formatter:on
}
