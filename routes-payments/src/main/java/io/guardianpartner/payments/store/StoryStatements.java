package io.guardianpartner.payments.store;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Reads what the story of an order tells. */
@Component
class StoryStatements extends StatementRoutes {

    private final StoryRows rows;

    StoryStatements(StoryRows rows) {
        super("payments");
        this.rows = rows;
    }

    // @formatter:off
    @Override
    public void configure() {
        statement("find-payment-story", rows::order)
            .transform().exchange(rows::payments).id("found-payment-story");

        statement("list-refunds-of-order", rows::order)
            .transform().exchange(rows::refunds).id("listed-refunds-of-order");

        statement("list-notifications-of-order", rows::order)
            .transform().exchange(rows::notifications).id("listed-notifications-of-order");

        statement("list-cancellations", rows::order)
            .transform().exchange(rows::cancellations).id("listed-cancellations");
    }
    // @formatter:on
}
