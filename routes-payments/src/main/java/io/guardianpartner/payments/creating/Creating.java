package io.guardianpartner.payments.creating;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.guardianpartner.message.Ids;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Pursuit;
import io.guardianpartner.payments.settling.PaymentMetrics;
import io.guardianpartner.payments.storing.Intent;
import io.guardianpartner.payments.storing.StoredPayment;
import io.guardianpartner.payments.viewing.PaymentView;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The steps of {@link CreatingRoutes}. */
@Component("creating")
class Creating {

    /** The exchange property that keeps the intent while the broker is asked. */
    static final String INTENT = "intent";

    private static final long MILLIS_ROUNDED_UP = 999;

    private final CreatingProperties properties;
    private final PaymentMetrics metrics;
    private final Clock clock;

    Creating(CreatingProperties properties, PaymentMetrics metrics, Clock clock) {
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Intent intent(@Body PaymentRequest request) {
        if (!request.amount().isPositive()) {
            throw ProblemException.unprocessable("amount", "must be greater than 0.00");
        }
        String email = request.payerEmail() == null
            ? request.orderId() + "@" + properties.payerDomain()
            : request.payerEmail();
        return Intent.of(Payment.intended(Ids.next(), request.orderId(), request.amount(), request.payBy(), email,
            clock.instant()));
    }

    public boolean isUnheardOf(@Body Intent intent) {
        return intent.standing() == null;
    }

    /** A payment that stands is not held against the clock: its request may come again at any time. */
    public void admit(@Body Intent intent) {
        if (intent.isClosed()) {
            throw orderClosed();
        }
        if (intent.standing() == null) {
            checkTime(intent.wanted().payBy());
        }
    }

    public void agree(@Body Intent intent) {
        if (!intent.standing().payment().amount().equals(intent.wanted().amount())) {
            throw ProblemException.conflict("The order has a payment of another amount.", Map.of())
                .as("payment-differs");
        }
    }

    /** Whether the broker has been asked for the payment that stands, and has not answered. */
    public boolean isTriedInVain(@Body Intent intent) {
        Payment standing = intent.standing().payment();
        return standing.isOutcomeUnknown() && standing.checks() > 0;
    }

    /** A repeat is no reason to ask the broker sooner than it would be asked anyway. */
    public void isDue(@Body Intent intent) {
        if (!intent.isTaken()) {
            throw notReady(intent.standing());
        }
    }

    public Pursuit pursuit(@Body Intent intent) {
        if (intent.isNew()) {
            metrics.reached(PaymentStatus.PENDING);
        }
        return Pursuit.requested(intent.standing().payment(), intent.standing().wakes());
    }

    public PaymentView answer(@Body StoredPayment stored, @ExchangeProperty(INTENT) Intent intent, Message message) {
        Payment payment = stored.payment();
        if (payment.unwanted()) {
            throw orderClosed();
        }
        if (payment.isOutcomeUnknown()) {
            throw notReady(stored);
        }
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, intent.isNew() ? 201 : 200);
        message.setHeader("Location", "/v1/payments/" + payment.id());
        return PaymentView.of(payment);
    }

    private void checkTime(Instant payBy) {
        Instant now = clock.instant();
        if (payBy.isBefore(now.plus(properties.minTimeToPay()))) {
            throw ProblemException.unprocessable("payBy",
                "must be at least " + properties.minTimeToPay().toMinutes() + " minutes ahead").as("too-late");
        }
        if (payBy.isAfter(now.plus(properties.maxTimeToPay()))) {
            throw ProblemException.unprocessable("payBy",
                "must be at most " + properties.maxTimeToPay().toDays() + " days ahead");
        }
    }

    /** Whoever has it in hand will be done long before the lease ends. */
    private ProblemException notReady(StoredPayment stored) {
        Duration wait = stored.isInHand() || stored.dueIn() == null ? properties.retryAfter() : stored.dueIn();
        return ProblemException.unavailable("The broker has not answered yet; the same call may be made again.",
            wait.plusMillis(MILLIS_ROUNDED_UP)).as("payment-not-ready");
    }

    private static ProblemException orderClosed() {
        return ProblemException.conflict("The order needs no payment any more.", Map.of()).as("order-closed");
    }
}
