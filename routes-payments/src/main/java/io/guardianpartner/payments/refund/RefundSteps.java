package io.guardianpartner.payments.refund;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The steps of {@link RefundRoutes}. */
@Component
class RefundSteps {

    private final Decisions decisions;

    RefundSteps(Decisions decisions) {
        this.decisions = decisions;
    }

    void check(Exchange exchange) {
        if (!request(exchange).saysHowMuch()) {
            throw ProblemException.unprocessable("", "A refund has an amount, or \"all\": true.");
        }
    }

    /** @return the payment with a refund that stands; asking again finds the same one */
    StoredPayment decide(Exchange exchange) {
        StoredPayment stored = stored(exchange);
        Payment payment = stored.payment();
        TraceContext.about(payment.orderId());
        RefundRequest request = request(exchange);
        if (request.amount() != null && !request.amount().equals(payment.amount())) {
            throw ProblemException.unprocessable("amount", "must be the whole amount of the payment");
        }
        return decisions.refundWanted(payment)
            .map(stored::with)
            .orElseThrow(() -> ProblemException.conflict("A payment that is " + payment.status()
                + " cannot be refunded.", Map.of()));
    }

    boolean isToBeMade(Exchange exchange) {
        Payment payment = stored(exchange).payment();
        return payment.refund() != null && payment.refund().status() == RefundStatus.REQUESTED;
    }

    void answer(Exchange exchange) {
        Payment payment = stored(exchange).payment();
        boolean isDone = payment.refund().status() == RefundStatus.DONE;
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, isDone ? 200 : 202);
        message.setHeader("Location", "/v1/payments/" + payment.id());
        message.setBody(RefundView.of(payment.id(), payment.refund()));
    }

    private static RefundRequest request(Exchange exchange) {
        return exchange.getMessage().getBody(RefundRequest.class);
    }

    private static StoredPayment stored(Exchange exchange) {
        return exchange.getVariable("stored", StoredPayment.class);
    }
}
