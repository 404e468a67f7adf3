package io.guardianpartner.catalog.sales;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Adds up what was sold. */
@Component
class SalesStatements extends StatementRoutes {

    private final SalesRows rows;

    SalesStatements(SalesRows rows) {
        super("catalog");
        this.rows = rows;
    }

    @Override
    public void configure() {
        statement("select-sales", rows::period)
            .transform().exchange(rows::found).id("found-sales");
    }
}
