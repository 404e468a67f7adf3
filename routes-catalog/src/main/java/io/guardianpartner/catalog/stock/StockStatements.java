package io.guardianpartner.catalog.stock;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Reads and writes the stock of one product. */
@Component
class StockStatements extends StatementRoutes {

    private final StockRows rows;

    StockStatements(StockRows rows) {
        super("catalog");
        this.rows = rows;
    }

    @Override
    public void configure() {
        statement("find-stock", rows::key)
            .transform().exchange(rows::found).id("stock");

        statement("lock-stock", rows::key)
            .transform().exchange(rows::found).id("locked-stock");

        statement("update-stock", rows::row);
    }
}
