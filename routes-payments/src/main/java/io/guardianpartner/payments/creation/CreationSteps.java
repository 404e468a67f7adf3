package io.guardianpartner.payments.creation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.query.PaymentView;
import io.guardianpartner.payments.reconciliation.PaymentMetrics;
import io.guardianpartner.payments.store.PaymentOfOrder;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.payments.store.WantedPayment;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The steps of {@link CreationRoutes}: a payment as it is wanted, beside the one that stands for its order. */
@Component
class CreationSteps {

    private static final long MILLIS_ROUNDED_UP = 999;

    private final CreationProperties properties;
    private final PaymentMetrics metrics;
    private final Clock clock;

    CreationSteps(CreationProperties properties, PaymentMetrics metrics, Clock clock) {
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    WantedPayment intend(PaymentRequest request) {
        TraceContext.about(request.orderId());
        if (!request.amount().isPositive()) {
            throw ProblemException.unprocessable("amount", "must be greater than 0.00");
        }
        String email = request.payerEmail() == null
            ? request.orderId() + "@" + properties.payerDomain()
            : request.payerEmail();
        return new WantedPayment(
            Payment.intended(Ids.next(), request.orderId(), request.amount(), request.payBy(), email,
                clock.instant()),
            request.attemptNumber());
    }

    boolean isUnheardOf(Exchange exchange) {
        return standing(exchange) == null || isAnother(exchange);
    }

    /** Whether the order has a payment, and is to be given another one. */
    boolean isAnother(Exchange exchange) {
        return standing(exchange) != null && standing(exchange).attempt() < attempt(exchange);
    }

    /** A payment that stands is not held against the clock: its request may come again at any time. */
    void admit(Exchange exchange) {
        if (exchange.getVariable("standing", PaymentOfOrder.class).isClosed()) {
            throw orderClosed();
        }
        if (isAnother(exchange) && standing(exchange).payment().status() == PaymentStatus.PENDING) {
            throw ProblemException
                .conflict("The order has a payment that can still be paid: cancel that first.", Map.of())
                .as("payment-open");
        }
        if (isUnheardOf(exchange)) {
            checkTime(wanted(exchange).payBy());
        }
    }

    /** Another request may have been faster, also with another attempt. */
    void agree(Exchange exchange) {
        if (standing(exchange).attempt() != attempt(exchange)) {
            throw ProblemException.conflict("The order has a later payment.", Map.of()).as("payment-superseded");
        }
        if (!standing(exchange).payment().amount().equals(wanted(exchange).amount())) {
            throw ProblemException.conflict("The order has a payment of another amount.", Map.of())
                .as("payment-differs");
        }
    }

    /** Whether the broker has been asked for the payment that stands, and has not answered. */
    boolean isTriedInVain(Exchange exchange) {
        Payment standing = standing(exchange).payment();
        return standing.isOutcomeUnknown() && standing.checks() > 0;
    }

    /** A repeat is no reason to ask the broker sooner than it would be asked anyway. */
    void checkClaimed(Exchange exchange) {
        if (!exchange.getVariable("claimed", Boolean.class)) {
            throw notReady(standing(exchange));
        }
    }

    void begin(Exchange exchange) {
        if (isNew(exchange)) {
            metrics.reached(PaymentStatus.PENDING);
        }
        StoredPayment standing = standing(exchange);
        exchange.setVariable("run", ReconciliationRun.requested(standing.payment(), standing.wakes()));
    }

    void answer(Exchange exchange) {
        StoredPayment stored = standing(exchange);
        Payment payment = stored.payment();
        if (payment.unwanted()) {
            throw orderClosed();
        }
        if (payment.isOutcomeUnknown()) {
            throw notReady(stored);
        }
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, isNew(exchange) ? 201 : 200);
        message.setHeader("Location", "/v1/payments/" + payment.id());
        message.setBody(PaymentView.of(payment));
    }

    /** Whether the payment that stands is the one wanted here, not one of an earlier request. */
    private static boolean isNew(Exchange exchange) {
        return standing(exchange).payment().id().equals(wanted(exchange).id());
    }

    private static Payment wanted(Exchange exchange) {
        return exchange.getVariable("wanted", WantedPayment.class).payment();
    }

    private static int attempt(Exchange exchange) {
        return exchange.getVariable("wanted", WantedPayment.class).attempt();
    }

    /** Null if the order has no payment. */
    private static StoredPayment standing(Exchange exchange) {
        return exchange.getVariable("standing", PaymentOfOrder.class).stored();
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

    /** One that is in flight will be answered long before its lease ends. */
    private ProblemException notReady(StoredPayment stored) {
        Duration wait = stored.isInFlight() || stored.dueIn() == null ? properties.retryAfter() : stored.dueIn();
        return ProblemException.unavailable("The broker has not answered yet; the same call may be made again.",
            wait.plusMillis(MILLIS_ROUNDED_UP)).as("payment-not-ready");
    }

    private static ProblemException orderClosed() {
        return ProblemException.conflict("The order needs no payment any more.", Map.of()).as("order-closed");
    }
}
