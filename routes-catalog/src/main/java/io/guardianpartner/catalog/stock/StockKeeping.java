package io.guardianpartner.catalog.stock;

import io.guardianpartner.catalog.StatementRoutes;
import io.guardianpartner.routing.rest.Rest;
import org.springframework.stereotype.Component;

/** Anybody sees the stock; the administrator counts it and adds to it. */
@Component
class StockKeeping extends StatementRoutes {

    @Override
    public void configure() {
        from("direct:read-stock").routeId("catalog.api.read-stock").routeConfigurationId(Rest.ERRORS)
            .to("direct:find-stock").id("read-stock-find")
            .to("direct:answer-stock").id("read-stock-answer");

        from("direct:put-stock").routeId("catalog.api.count-stock").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(CountRequest.class).id("count-read")
            .to("bean-validator:count-stock").id("count-validate")
            .to("direct:count-stock").id("count-store")
            .to("direct:answer-stock").id("count-answer");

        from("direct:post-adjustment").routeId("catalog.api.adjust-stock").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(AdjustmentRequest.class).id("adjust-read")
            .to("bean-validator:adjust-stock").id("adjust-validate")
            .to("direct:adjust-stock").id("adjust-store")
            .to("direct:answer-stock").id("adjust-answer");

        from("direct:count-stock").routeId("catalog.out.count-stock")
            .transacted().id("count-transaction")
            .toV("direct:lock-stock", null, "stock").id("count-lock")
            .transform().method("stockDesk", "count").id("count-stock")
            .toV("direct:update-stock", null, "updated").id("count-update");

        from("direct:adjust-stock").routeId("catalog.out.adjust-stock")
            .transacted().id("adjust-transaction")
            .toV("direct:lock-stock", null, "stock").id("adjust-lock")
            .transform().method("stockDesk", "adjust").id("adjust-stock")
            .toV("direct:update-stock", null, "updated").id("adjust-update");

        from("direct:answer-stock").routeId("catalog.out.answer-stock")
            .transform().method("stockDesk", "answer").id("answer-stock-view")
            .setHeader("ETag", simple("${body.etag}")).id("answer-stock-etag")
            .marshal().json().id("answer-stock-write");

        statement("find-stock", "stockDesk", "key")
            .transform().method("stockDesk", "found").id("stock");

        statement("lock-stock", "stockDesk", "key")
            .transform().method("stockDesk", "found").id("locked-stock");

        statement("update-stock", "stockDesk", "row");
    }
}
