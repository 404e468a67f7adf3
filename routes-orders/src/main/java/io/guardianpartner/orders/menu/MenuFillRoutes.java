package io.guardianpartner.orders.menu;

import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A replica that was never filled pages through the catalog, and tries again until it got through once. */
@Component
class MenuFillRoutes extends RouteBuilder {

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.menu}}?enabledInitialDescribeTable=false";

    private final OrdersProperties properties;

    MenuFillRoutes(OrdersProperties properties) {
        this.properties = properties;
    }

    @Override
    public void configure() {
        from("timer:fill-menu?delay=1000&period={{guardian.orders.menu-fill-every}}")
            .routeId("orders.job.fill-menu").routeConfigurationId(JobFailures.ID)
            .filter(method("menuFill", "isWanted")).id("if-menu-is-wanted")
            .to("direct:fill-menu").id("fill-menu");

        from("direct:fill-menu").routeId("orders.job.page-menu")
            .bean("menuFill", "askWhetherFilled").id("ask-whether-filled")
            .to(TABLE + "&operation=GetItem").id("get-filled")
            .bean("menuFill", "begin").id("begin-filling")
            .loopDoWhile(method("menuFill", "isUnfinished")).id("until-last-page")
            .bean("menuFill", "nextPage").id("next-page")
            .to(properties.catalog().endpoint("/v1/products")).id("get-products")
            .transform().method("menuFill", "products").id("read-products")
            .split(body()).stopOnException().id("each-product")
            .to(MenuRoutes.CHANGE).id("save-filled-product")
            .end()
            .end()
            .filter(method("menuFill", "isToBeMarked")).id("if-filled-now")
            .bean("menuFill", "mark").id("filled-record")
            .to(TABLE + "&operation=PutItem").id("put-filled")
            .end()
            .bean("menuFill", "done").id("menu-is-filled");
    }
}
