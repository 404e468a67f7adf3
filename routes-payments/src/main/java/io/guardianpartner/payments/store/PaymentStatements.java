package io.guardianpartner.payments.store;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Reads and writes payments, their refunds and their cancellations. A payment that was read is locked before it is changed. */
@Component
class PaymentStatements extends StatementRoutes {

    private final PaymentRows payments;
    private final RefundRows refunds;
    private final CancellationRows cancellations;

    PaymentStatements(PaymentRows payments, RefundRows refunds, CancellationRows cancellations) {
        super("payments");
        this.payments = payments;
        this.refunds = refunds;
        this.cancellations = cancellations;
    }

    // @formatter:off
    @Override
    public void configure() {
        statement("find-payment", payments::id)
            .transform().exchange(payments::stored).id("found-payment");

        statement("find-payment-of-order", payments::orderOfWanted)
            .transform().exchange(payments::ofOrder).id("found-payment-of-order");

        statement("list-payments", payments::order)
            .transform().exchange(payments::list).id("listed-payments");

        statement("lock-payment", payments::id);

        statement("supersede-payment", payments::standing);

        statement("insert-payment", payments::wanted);

        statement("update-payment", payments::decided);

        statement("upsert-refunds", refunds::all);

        statement("find-refund-request", refunds::key)
            .transform().exchange(refunds::known).id("found-refund-request");

        statement("insert-refund-request", refunds::request);

        statement("insert-cancellation", cancellations::row);
    }
    // @formatter:on
}
