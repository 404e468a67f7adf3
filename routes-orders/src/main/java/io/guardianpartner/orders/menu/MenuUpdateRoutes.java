package io.guardianpartner.orders.menu;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.dynamodb.ItemUpdates;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A product of the menu changed: the replica takes the newest version, whatever the order in which they come. */
@Component
class MenuUpdateRoutes extends RouteBuilder {

    /** Takes a {@link MenuUpdate}, stores it if it is news, answers it with its result. */
    static final String UPDATE = "direct:update-menu";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.menu}}?enabledInitialDescribeTable=false";

    private final MenuUpdateSteps steps;

    MenuUpdateRoutes(MenuUpdateSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(handling(MSG_PRODUCT_CHANGED)).routeId("orders.in.MSG_PRODUCT_CHANGED")
            .transform().exchange(steps::ofMessage).id("product-changed")
            .to(UPDATE).id("save-product")
            .process(steps::tell).id("outcome-of-product");

        var update = from(UPDATE).routeId("orders.out.update-menu")
            .setVariable(ItemUpdate.VARIABLE, body()).id("begin-product");

        ItemUpdates.update(update, TABLE, "product");
    }
    // @formatter:on
}
