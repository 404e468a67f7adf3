package io.guardianpartner.catalog.menu;

import io.guardianpartner.api.Access;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** The addresses of the menu. */
@Component
class MenuApi extends RouteBuilder {

    private static final String JSON = "application/json";

    @Override
    public void configure() {
        rest("/v1/categories").tag("menu")
            .get().id("get-categories").security(Access.ANYONE).description("The parts of the menu")
            .outType(CategoryView[].class).produces(JSON).to("direct:list-categories");

        rest("/v1/products").tag("menu")
            .get().id("get-products").security(Access.ANYONE)
            .description("The menu by category, then name; page by page")
            .param().name("category").type(RestParamType.query).required(false)
            .allowableValues("MEAL", "SIDE", "DRINK", "DESSERT").description("one part of the menu").endParam()
            .param().name("text").type(RestParamType.query).required(false)
            .description("part of the name or description; case and accents do not matter").endParam()
            .param().name("limit").type(RestParamType.query).dataType("integer").required(false)
            .description("1 to 100, 20 when not said").endParam()
            .param().name("cursor").type(RestParamType.query).required(false)
            .description("the next of the page before").endParam()
            .outType(ProductView[].class).produces(JSON).to("direct:list-products")

            .get("/{id}").id("get-product").security(Access.ANYONE).description("A product with its stock")
            .outType(ProductView.class).produces(JSON)
            .responseMessage().code(404).message("there is no such product").endResponseMessage()
            .to("direct:read-product")

            .post().id("post-product").security(Access.ADMIN).description("Put a product on the menu")
            .type(ProductRequest.class).consumes(JSON).produces(JSON)
            .responseMessage().code(201).message("created").responseModel(ProductView.class).endResponseMessage()
            .responseMessage().code(422).message("a member breaks a rule").endResponseMessage()
            .to("direct:post-product")

            .put("/{id}").id("put-product").security(Access.ADMIN)
            .description("Change what the menu says about a product; needs If-Match")
            .type(ProductRequest.class).outType(ProductView.class).consumes(JSON).produces(JSON)
            .param().name("If-Match").type(RestParamType.header).description("the ETag of the last answer").endParam()
            .responseMessage().code(404).message("there is no such product").endResponseMessage()
            .responseMessage().code(412).message("it has changed since").endResponseMessage()
            .responseMessage().code(422).message("a member breaks a rule").endResponseMessage()
            .responseMessage().code(428).message("If-Match is missing").endResponseMessage()
            .to("direct:put-product")

            .delete("/{id}").id("delete-product").security(Access.ADMIN).description("Take a product off the menu")
            .param().name("If-Match").type(RestParamType.header).required(false)
            .description("the ETag of the last answer; any version if absent").endParam()
            .responseMessage().code(204).message("deleted").endResponseMessage()
            .responseMessage().code(404).message("there is no such product").endResponseMessage()
            .responseMessage().code(412).message("it has changed since").endResponseMessage()
            .to("direct:delete-product");
    }
}
