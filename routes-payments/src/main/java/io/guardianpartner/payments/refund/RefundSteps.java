package io.guardianpartner.payments.refund;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.query.RefundView;
import io.guardianpartner.payments.store.KeyedRefund;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The steps of {@link RefundRoutes}. */
@Component
class RefundSteps {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEYS = Pattern.compile("[!-~]{1,255}");

    private final Decisions decisions;

    RefundSteps(Decisions decisions) {
        this.decisions = decisions;
    }

    void check(Exchange exchange) {
        RefundRequest request = exchange.getMessage().getBody(RefundRequest.class);
        if (!request.saysHowMuch()) {
            throw ProblemException.unprocessable("", "A refund has an amount, or \"all\": true.");
        }
        if (request.amount() != null && !request.amount().isPositive()) {
            throw ProblemException.unprocessable("amount", "must be greater than 0.00");
        }
    }

    KeyedRefund wanted(Exchange exchange) {
        RefundRequest request = exchange.getMessage().getBody(RefundRequest.class);
        String key = exchange.getMessage().getHeader(KEY, String.class);
        if (key != null && !KEYS.matcher(key).matches()) {
            throw ProblemException.malformedParameter(KEY, "is 1 to 255 visible ASCII characters");
        }
        return new KeyedRefund(exchange.getVariable("id", UUID.class), key, request.amount(), request.reason(), null);
    }

    /** Finds the refund that the key stands for, or one that stands, or adds one. */
    WantedRefund decide(Exchange exchange) {
        Payment payment = exchange.getVariable("stored", StoredPayment.class).payment();
        TraceContext.about(payment.orderId());
        KeyedRefund wanted = wantedOf(exchange);
        KeyedRefund known = exchange.getVariable("known", KeyedRefund.class);
        if (known != null) {
            return repeated(payment, wanted, known);
        }
        // Without a key nothing tells a repeat from another refund of the same amount, unless it is all of it.
        boolean isAll = wanted.isOfAll() || wanted.key() == null && wanted.amount().equals(payment.amount());
        return isAll ? all(payment, wanted) : part(payment, wanted);
    }

    boolean isToBeMade(Exchange exchange) {
        return refund(exchange).refund().status() == RefundStatus.REQUESTED;
    }

    boolean isNewKey(Exchange exchange) {
        return wantedOf(exchange).key() != null && exchange.getVariable("known") == null;
    }

    /** The request with the refund that its caller is told of. */
    KeyedRefund keyed(Exchange exchange) {
        return wantedOf(exchange).by(refund(exchange).id());
    }

    void answer(Exchange exchange) {
        WantedRefund wanted = refund(exchange);
        RefundStatus status = wanted.refund().status();
        boolean hasEnded = status == RefundStatus.DONE || status == RefundStatus.FAILED;
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, hasEnded ? 200 : 202);
        message.setHeader("Location", "/v1/payments/" + wanted.payment().id());
        message.setBody(RefundView.of(wanted.payment().id(), wanted.refund()));
    }

    private static WantedRefund repeated(Payment payment, KeyedRefund wanted, KeyedRefund known) {
        if (!known.isSameAs(wanted)) {
            throw new ProblemException(422, "Unprocessable Content",
                "This Idempotency-Key was used for another refund of this payment.", Map.of())
                .as("idempotency-key-reused");
        }
        return new WantedRefund(payment, known.refundId());
    }

    private WantedRefund all(Payment payment, KeyedRefund wanted) {
        Payment refunding = decisions.refundWanted(payment, wanted.reason()).orElseThrow(() -> notRefundable(payment));
        Refund refund = refunding.standingRefund().orElseThrow(() -> notRefundable(payment));
        return WantedRefund.of(refunding, refund);
    }

    private WantedRefund part(Payment payment, KeyedRefund wanted) {
        if (wanted.key() == null) {
            throw ProblemException.malformedParameter(KEY, "is needed for a refund of a part");
        }
        if (wanted.reason() == null) {
            throw ProblemException.unprocessable("reason", "is needed for a refund of a part");
        }
        if (wanted.amount().compareTo(payment.amount()) > 0) {
            throw ProblemException.unprocessable("amount", "must be at most " + payment.amount());
        }
        Payment refunding = decisions.refundWanted(payment, wanted.amount(), wanted.reason())
            .orElseThrow(() -> notRefundable(payment));
        return WantedRefund.of(refunding, refunding.refund());
    }

    private static ProblemException notRefundable(Payment payment) {
        Money left = payment.status().holdsMoney() ? payment.refundable() : Money.ZERO;
        return ProblemException.conflict("Of a payment that is " + payment.status() + ", " + left
            + " can be refunded.", Map.of("left", left));
    }

    private static KeyedRefund wantedOf(Exchange exchange) {
        return exchange.getVariable("wanted", KeyedRefund.class);
    }

    private static WantedRefund refund(Exchange exchange) {
        return exchange.getVariable("refund", WantedRefund.class);
    }
}
