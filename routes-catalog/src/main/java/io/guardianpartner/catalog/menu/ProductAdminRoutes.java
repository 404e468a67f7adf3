package io.guardianpartner.catalog.menu;

import io.guardianpartner.api.Rest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Lets the administrator change the menu; every change is told in the transaction that makes it. */
@Component
class ProductAdminRoutes extends RouteBuilder {

    private final ProductAdminSteps steps;

    ProductAdminRoutes(ProductAdminSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:post-product").routeId("catalog.api.create-product").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(ProductRequest.class).id("create-read")
            .to("bean-validator:create-product").id("create-validate")
            .transform().body(ProductRequest.class, steps::asNew).id("create-name")
            .setHeader("id", simple("${body.id}")).id("create-id")
            .to("direct:create-product").id("create-store")
            .to("direct:answer-product").id("create-answer")
            .setHeader("Location", simple("/v1/products/${header.id}")).id("create-location")
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201)).id("created");

        from("direct:put-product").routeId("catalog.api.change-product").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(ProductRequest.class).id("change-read")
            .to("bean-validator:change-product").id("change-validate")
            .to("direct:change-product").id("change-store")
            .to("direct:answer-product").id("change-answer");

        from("direct:delete-product").routeId("catalog.api.delete-product").routeConfigurationId(Rest.ERRORS)
            .to("direct:remove-product").id("delete-store")
            .setBody(constant(null)).id("delete-empty")
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(204)).id("deleted");

        from("direct:create-product").routeId("catalog.job.create-product")
            .transacted().id("create-transaction")
            .transform().body(NewProduct.class, steps::create).id("create-product")
            .toV("direct:insert-product", null, "inserted").id("create-insert")
            .transform(simple("${body.product}")).id("create-created")
            .to("direct:tell-product").id("create-tell");

        from("direct:change-product").routeId("catalog.job.change-product")
            .transacted().id("change-transaction")
            .toV("direct:lock-product", null, "stored").id("change-lock")
            .transform().exchange(steps::change).id("change-product")
            .toV("direct:update-product", null, "updated").id("change-update")
            .to("direct:tell-product").id("change-tell");

        from("direct:remove-product").routeId("catalog.job.remove-product")
            .transacted().id("delete-transaction")
            .toV("direct:lock-product", null, "stored").id("delete-lock")
            .transform().exchange(steps::delete).id("delete-product")
            .toV("direct:update-product", null, "updated").id("delete-update")
            .to("direct:tell-product").id("delete-tell");

        from("direct:tell-product").routeId("catalog.job.tell-product")
            .transform().body(Product.class, steps::messages).id("tell-message")
            .process(steps::send).id("tell-outbox");
    }
    // @formatter:on
}
