package io.guardianpartner.payments.refunding;

import java.util.Map;

import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.storing.StoredPayment;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The steps of {@link RefundingRoutes}. */
@Component("refunding")
class Refunding {

    /** The exchange property that keeps what was asked for. */
    static final String REQUEST = "refundRequest";

    private final Decisions decisions;

    Refunding(Decisions decisions) {
        this.decisions = decisions;
    }

    public RefundRequest checked(@Body RefundRequest request) {
        if (!request.saysHowMuch()) {
            throw ProblemException.unprocessable("", "A refund has an amount, or \"all\": true.");
        }
        return request;
    }

    /** @return the payment with a refund that stands; asking again finds the same one */
    public StoredPayment decide(@Body StoredPayment stored, @ExchangeProperty(REQUEST) RefundRequest request) {
        Payment payment = stored.payment();
        if (request.amount() != null && !request.amount().equals(payment.amount())) {
            throw ProblemException.unprocessable("amount", "must be the whole amount of the payment");
        }
        return decisions.refundWanted(payment)
            .map(stored::with)
            .orElseThrow(() -> ProblemException.conflict("A payment that is " + payment.status()
                + " cannot be refunded.", Map.of("status", payment.status())));
    }

    public boolean isToBeMade(@Body StoredPayment stored) {
        return stored.payment().refund() != null && stored.payment().refund().status() == RefundStatus.REQUESTED;
    }

    public RefundView answer(@Body StoredPayment stored, Message message) {
        Payment payment = stored.payment();
        boolean isDone = payment.refund().status() == RefundStatus.DONE;
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, isDone ? 200 : 202);
        message.setHeader("Location", "/v1/payments/" + payment.id());
        return RefundView.of(payment.id(), payment.refund());
    }
}
