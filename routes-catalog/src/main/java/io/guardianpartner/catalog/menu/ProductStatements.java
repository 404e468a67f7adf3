package io.guardianpartner.catalog.menu;

import java.util.Map;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Reads and writes the table of products. */
@Component
class ProductStatements extends StatementRoutes {

    private final ProductRows rows;

    ProductStatements(ProductRows rows) {
        super("catalog");
        this.rows = rows;
    }

    @Override
    public void configure() {
        statement("select-categories", constant(Map.of()))
            .transform().exchange(rows::categories).id("categories");

        statement("select-products", rows::query)
            .transform().exchange(rows::all).id("products");

        statement("find-product", rows::key)
            .transform().exchange(rows::found).id("product");

        statement("lock-product", rows::key)
            .transform().exchange(rows::found).id("locked-product");

        statement("insert-product", rows::stockedRow);

        statement("update-product", rows::row);

        statement("lock-menu", constant(Map.of()));

        statement("count-products", constant(Map.of()))
            .transform().exchange(rows::count).id("product-count");
    }
}
