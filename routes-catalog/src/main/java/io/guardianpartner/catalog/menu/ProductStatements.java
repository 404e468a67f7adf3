package io.guardianpartner.catalog.menu;

import io.guardianpartner.catalog.StatementRoutes;
import org.springframework.stereotype.Component;

/** What is asked of and written into the table of products. */
@Component
class ProductStatements extends StatementRoutes {

    @Override
    public void configure() {
        statement("select-categories", "productRows", "nothing")
            .transform().method("productRows", "categories").id("categories");

        statement("select-products", "productRows", "query")
            .transform().method("productRows", "all").id("products");

        statement("find-product", "productRows", "key")
            .transform().method("productRows", "found").id("product");

        statement("lock-product", "productRows", "key")
            .transform().method("productRows", "found").id("locked-product");

        statement("insert-product", "productRows", "stockedRow");

        statement("update-product", "productRows", "row");

        statement("lock-menu", "productRows", "nothing");

        statement("count-products", "productRows", "nothing")
            .transform().method("productRows", "count").id("product-count");
    }
}
