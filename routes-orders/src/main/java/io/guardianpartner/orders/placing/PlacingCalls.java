package io.guardianpartner.orders.placing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.order.Placing;
import io.guardianpartner.orders.order.Placing.Step;
import io.guardianpartner.orders.order.Refusal;
import io.guardianpartner.orders.store.ChangeResult;
import io.guardianpartner.orders.store.OrderChange;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The steps of {@link PlacingSteps}: what catalog and payments are asked, and what their answers do to the order. */
@Component("placingCalls")
class PlacingCalls {

    static final String ORDER = "order";

    private final Placing placing;
    private final Clock clock;

    PlacingCalls(Placing placing, Clock clock) {
        this.placing = placing;
        this.clock = clock;
    }

    public boolean isToBeReserved(@ExchangeProperty(ORDER) Order order) {
        return Placing.nextStep(order) == Step.RESERVE;
    }

    public boolean isToBePaid(@ExchangeProperty(ORDER) Order order) {
        return Placing.nextStep(order) == Step.ASK_FOR_PIX;
    }

    public ReservationRequest reservation(@ExchangeProperty(ORDER) Order order) {
        List<ReservationRequest.Line> lines = order.lines().stream()
            .map(line -> new ReservationRequest.Line(line.productId(), line.quantity())).toList();
        return new ReservationRequest(order.id(), order.payBy(), lines);
    }

    /** The catalog's answer as a change of the order. */
    public OrderChange reserved(Exchange exchange, @ExchangeProperty(ORDER) Order order) {
        CalleeAnswer answer = exchange.getMessage().getBody(CalleeAnswer.class);
        if (answer.isSuccess()) {
            List<Line> lines = answer.as(ReservationAnswer.class).toLines();
            return OrderChange.of(order.id(), (now, at) -> placing.priced(now, lines, at));
        }
        return refused(order.id(), Step.RESERVE, CalleeRefusals.ofCatalog(answer).orElseThrow());
    }

    public boolean isTooLateForPix(@ExchangeProperty(ORDER) Order order) {
        return placing.isTooLateForPix(order, clock.instant());
    }

    public OrderChange tooLate(@ExchangeProperty(ORDER) Order order) {
        return refused(order.id(), Step.ASK_FOR_PIX,
            Refusal.closed("Too little time was left to pay the order; it was undone."));
    }

    public PaymentRequest payment(@ExchangeProperty(ORDER) Order order) {
        String email = order.attempt().payerEmail();
        return new PaymentRequest(order.id(), order.total(), order.payBy(),
            email == null ? null : new PaymentRequest.Payer(email));
    }

    /** The answer of payments as a change of the order. */
    public OrderChange pixIssued(Exchange exchange, @ExchangeProperty(ORDER) Order order) {
        CalleeAnswer answer = exchange.getMessage().getBody(CalleeAnswer.class);
        if (answer.isNotReady()) {
            throw new CalleeAwayException("The payment is not ready yet; try again.", answer.retryAfter(),
                placing.longestWait());
        }
        if (answer.isSuccess()) {
            PaymentAnswer payment = answer.as(PaymentAnswer.class);
            if (payment.hasFailed()) {
                return OrderChange.of(order.id(), (now, at) -> placing.paymentRefused(now, payment.id(), at));
            }
            Pix pix = payment.toPix();
            return OrderChange.of(order.id(), (now, at) -> placing.pixIssued(now, payment.id(), pix, at));
        }
        return refused(order.id(), Step.ASK_FOR_PIX, CalleeRefusals.ofPayments(answer).orElseThrow());
    }

    public void changed(Exchange exchange) {
        exchange.setProperty(ORDER, exchange.getMessage().getBody(ChangeResult.class).order());
    }

    /** A callee is away: bad luck, unless somebody else who places the same order got through meanwhile. */
    public void goOnIfFinished(Exchange exchange, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception away)
        throws Exception {
        Order order = exchange.getMessage().getBody(Order.class);
        if (order.isBeingPlaced()) {
            throw away;
        }
        exchange.setProperty(ORDER, order);
    }

    private OrderChange refused(UUID orderId, Step step, Refusal refusal) {
        return OrderChange.of(orderId, (order, now) -> placing.refused(order, step, refusal, now));
    }
}
