package io.guardianpartner.payments.settling;

import java.time.Clock;
import java.util.List;

import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Pursuit;
import io.guardianpartner.payments.storing.Claimed;
import io.guardianpartner.payments.storing.StoredPayment;
import io.guardianpartner.routing.CurrentTrace;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The steps of {@link PursuingRoutes}. */
@Component("pursuing")
class Pursuing {

    /** The exchange property that keeps the pursuit while its payment is read anew. */
    static final String PURSUIT = "pursuit";

    private final Decisions decisions;
    private final Clock clock;

    Pursuing(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What comes of it belongs to the trace of the request that asked for the payment. */
    public Pursuit begin(@Body StoredPayment stored) {
        CurrentTrace.enter(stored.traceparent());
        return Pursuit.of(stored.payment(), stored.wakes());
    }

    public boolean isAny(@Body List<Claimed> claimed) {
        return !claimed.isEmpty();
    }

    public boolean isUnderWay(@Body Pursuit pursuit) {
        return pursuit.isUnderWay();
    }

    /** Decides on the payment as it is stored now: it may have moved while the broker was asked. */
    public Pursuit decide(@Body StoredPayment stored, @ExchangeProperty(PURSUIT) Pursuit pursuit) {
        Payment payment = stored.payment();
        return pursuit.decided(decisions.after(payment, pursuit.step(), pursuit.answer(), clock.instant()));
    }

    public boolean hasRefund(@Body Pursuit pursuit) {
        return pursuit.payment().refund() != null;
    }
}
