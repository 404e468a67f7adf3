package io.guardianpartner.payments.store;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Claims payments for a while, wakes and postpones them, and tells which are wanted for too long. */
@Component
class ClaimStatements extends StatementRoutes {

    private final ClaimRows claims;
    private final PaymentRows payments;
    private final CancellationRows cancellations;

    ClaimStatements(ClaimRows claims, PaymentRows payments, CancellationRows cancellations) {
        super("payments");
        this.claims = claims;
        this.payments = payments;
        this.cancellations = cancellations;
    }

    // @formatter:off
    @Override
    public void configure() {
        statement("claim-payments", claims::batch)
            .transform().exchange(claims::claimed).id("claimed-payments");

        statement("claim-payment", claims::one)
            .transform().exchange(claims::isClaimed).id("claimed-payment");

        statement("extend-claim", claims::extension)
            .transform().exchange(claims::held).id("extended-claim");

        statement("postpone-payment", claims::postponement);

        statement("wake-payment", payments::id);

        statement("wake-payments-of-order", cancellations::row);

        statement("escalate-payments", claims::age)
            .transform().exchange(claims::overdue).id("escalated-payments");

        statement("select-oldest-wanted")
            .transform().exchange(claims::ages).id("oldest-ages");
    }
    // @formatter:on
}
