package io.guardianpartner.payments.store;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Reads the books. */
@Component
class LedgerStatements extends StatementRoutes {

    private final LedgerRows rows;

    LedgerStatements(LedgerRows rows) {
        super("payments");
        this.rows = rows;
    }

    // @formatter:off
    @Override
    public void configure() {
        statement("list-balances", rows::range)
            .transform().exchange(rows::balances).id("listed-balances");
    }
    // @formatter:on
}
