package io.guardianpartner.orders.menu;

import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A replica that was never filled pages through the catalog, and tries again until it got through once. */
@Component
class MenuFillRoutes extends RouteBuilder {

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.menu}}?enabledInitialDescribeTable=false";

    private final OrdersProperties properties;
    private final MenuFillSteps steps;

    MenuFillRoutes(OrdersProperties properties, MenuFillSteps steps) {
        this.properties = properties;
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("timer:fill-menu?delay=1000&period={{guardian.orders.menu-fill-every}}")
            .routeId("orders.job.fill-menu").routeConfigurationId(JobFailures.ID)
            .filter(steps::isWanted).id("if-menu-is-wanted")
                .to("direct:page-menu").id("fill-menu");

        from("direct:page-menu").routeId("orders.job.page-menu")
            .process(steps::askWhetherFilled).id("ask-whether-filled")
            .to(TABLE + "&operation=GetItem").id("get-filled")
            .process(steps::begin).id("begin-filling")
            .loopDoWhile(steps::isUnfinished).id("until-last-page")
                .process(steps::nextPage).id("next-page")
                .to(properties.catalog().endpoint("/v1/products")).id("get-products")
                .process(steps::products).id("read-products")
                .split(body()).stopOnException().id("each-product")
                    .to(MenuUpdateRoutes.UPDATE).id("save-filled-product")
                .end()
            .end()
            .filter(steps::hasFilled).id("if-filled-now")
                .process(steps::mark).id("filled-record")
                .to(TABLE + "&operation=PutItem").id("put-filled")
            .end()
            .process(steps::done).id("menu-is-filled");
    }
    // @formatter:on
}
