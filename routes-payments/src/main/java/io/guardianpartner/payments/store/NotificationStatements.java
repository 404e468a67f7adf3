package io.guardianpartner.payments.store;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Keeps notifications, claims those that are open for a while, ends or postpones them, and removes what is old. */
@Component
class NotificationStatements extends StatementRoutes {

    private final NotificationRows rows;

    NotificationStatements(NotificationRows rows) {
        super("payments");
        this.rows = rows;
    }

    // @formatter:off
    @Override
    public void configure() {
        statement("insert-notification", rows::row)
            .transform().exchange(rows::reception).id("inserted-notification");

        statement("claim-notifications", rows::batch)
            .transform().exchange(rows::claims).id("claimed-notifications");

        statement("wake-notified-payment", rows::payment)
            .transform().exchange(rows::notified).id("notified-payment");

        statement("finish-notifications", rows::claim)
            .transform().exchange(rows::finished).id("finished-notifications");

        statement("postpone-notifications", rows::claim);

        statement("purge-notifications", rows::retention)
            .transform().exchange(rows::isFullPiece).id("purged-notifications");
    }
    // @formatter:on
}
