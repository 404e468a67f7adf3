package io.guardianpartner.payments.settling;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.guardianpartner.payments.broker.BrokerHealth;
import io.guardianpartner.payments.payment.CheckTimes;
import io.guardianpartner.payments.payment.Decision;
import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Pursuit;
import io.guardianpartner.payments.storing.Claimed;
import io.guardianpartner.payments.storing.PutOff;
import io.guardianpartner.payments.storing.StoredPayment;
import io.guardianpartner.routing.Causes;
import io.guardianpartner.routing.CurrentTrace;
import io.guardianpartner.routing.SparingLog;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link PursuingRoutes}. */
@Component("pursuing")
class Pursuing {

    /** The exchange property that keeps the pursuit while its payment is read anew. */
    static final String PURSUIT = "pursuit";

    /** The exchange property that keeps the pursuit as it began. */
    static final String PURSUED = "pursued";

    private static final SparingLog LOG = new SparingLog(LoggerFactory.getLogger(Pursuing.class), 10);

    private final Decisions decisions;
    private final BrokerHealth broker;
    private final CheckTimes times;
    private final Clock clock;

    Pursuing(Decisions decisions, BrokerHealth broker, CheckTimes times, Clock clock) {
        this.decisions = decisions;
        this.broker = broker;
        this.times = times;
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

    /** The loop asks after a step that failed, too: whatever the body is then, it does not go on. */
    public boolean isUnderWay(@Body Object body) {
        return body instanceof Pursuit pursuit && pursuit.isUnderWay();
    }

    /** Decides on the payment as it is stored now: it may have moved while the broker was asked. */
    public Pursuit decide(@Body StoredPayment stored, @ExchangeProperty(PURSUIT) Pursuit pursuit) {
        Payment payment = stored.payment();
        Decision decision = decisions.after(payment, pursuit.step(), pursuit.answer(), clock.instant());
        return pursuit.decided(broker.leftAloneFor().map(decision::noSoonerThan).orElse(decision));
    }

    /** What the broker answered could not be recorded, or what it is asked could not be found out. */
    public PutOff putOff(@ExchangeProperty(PURSUED) Pursuit pursued,
        @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        Payment payment = pursued.payment();
        Duration wait = times.afterFailure(payment);
        String causes = Causes.of(failure);
        LOG.warn(causes, "payment {}: its pursuit failed and is put off for {}: {}", payment.id(), wait, causes);
        return new PutOff(payment.id(), pursued.wakes(), wait);
    }

    public boolean hasRefund(@Body Pursuit pursuit) {
        return pursuit.payment().refund() != null;
    }
}
