package io.guardianpartner.orders.menu;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A product of the menu changed: the replica takes the newest version, whatever the order in which they come. */
@Component
class MenuRoutes extends RouteBuilder {

    /** Takes a {@link MenuChange}, stores it if it is news, answers it with what became of it. */
    static final String CHANGE = "direct:change-menu";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.menu}}?enabledInitialDescribeTable=false";

    @Override
    public void configure() {
        from(handling(MSG_PRODUCT_CHANGED)).routeId("orders.in.MSG_PRODUCT_CHANGED")
            .transform().method("menuChanges", "ofMessage").id("product-changed")
            .to(CHANGE).id("save-product")
            .bean("menuChanges", "tell").id("outcome-of-product");

        from(CHANGE).routeId("orders.job.change-menu")
            .setProperty(MenuChange.PROPERTY, body()).id("remember-product")
            .loopDoWhile(simple("${exchangeProperty.menuChange.isOpen}")).id("until-product-is-stored")
            .bean("menuChanges", "ask").id("key-of-product")
            .to(TABLE + "&operation=GetItem").id("get-product")
            .bean("menuChanges", "decide").id("decide-product")
            .filter(simple("${exchangeProperty.menuChange.isOpen}")).id("if-product-is-news")
            .doTry().id("try-to-put-product")
            .to(TABLE + "&operation=PutItem").id("put-product")
            .bean("menuChanges", "stored").id("product-is-stored")
            .doCatch(ConditionalCheckFailedException.class)
            .bean("menuChanges", "overtaken").id("look-at-product-again")
            .end()
            .end()
            .end()
            .transform().exchangeProperty(MenuChange.PROPERTY).id("changed-product");
    }
}
