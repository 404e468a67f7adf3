package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderPayment.adopted;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.Alerted;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.OperatorAlert.Kind;
import io.guardianpartner.orders.order.OrderPayment.State;

/**
 * Rules of news about payments. They come late, twice and in any order; whatever its order, an approved
 * payment ends up either as the one that pays the order or as one that payments is asked to give back.
 */
public final class PaymentRules {

    private PaymentRules() {}

    /** The broker has approved a payment. */
    public static Decision succeeded(Order order, UUID paymentId, Money amount, Instant now) {
        if (order.earlierPayments().contains(paymentId)) {
            return order.change().keepingStatus(now,
                new CancelPayment(paymentId, "the order was given another payment"));
        }
        boolean isOver = order.status() == OrderStatus.CANCELLED || order.status() == OrderStatus.PAYMENT_FAILED;
        boolean wasNeverPriced = isOver && !order.isPriced();
        if (!wasNeverPriced && !amount.equals(order.total())) {
            return new Impossible(order, "the amount paid is not the order's total");
        }
        if (!order.accepts(paymentId)) {
            return order.change().keepingStatus(now, new CancelPayment(paymentId, "the order has another payment"));
        }
        if (order.isFullyRefunded()) {
            return new Unchanged(order, "refunded already");
        }
        OrderPayment payment = order.payment() == null ? adopted(paymentId, State.SUCCESS) : succeeded(order);
        if (isOver) {
            return order.change().payment(payment).keepingStatus(now,
                new CancelPayment(paymentId, "the order is " + order.status()));
        }
        return order.status().after(Trigger.PAYMENT_SUCCEEDS)
            .<Decision>map(next -> order.change().payment(payment).paidAt(now).becoming(next, now))
            .orElseGet(() -> new Unchanged(order, "paid already"));
    }

    /**
     * The payment was rejected, was cancelled or ran out. Of a cancelled order this is how its payment ends; should the
     * broker approve it after all, {@link #succeeded} asks for the money to be given back.
     */
    public static Decision failed(Order order, UUID paymentId, Instant now) {
        if (!order.accepts(paymentId)) {
            return new Unchanged(order, "not the order's payment");
        }
        OrderPayment payment = order.payment() == null
            ? adopted(paymentId, State.FAIL)
            : order.payment().with(State.FAIL);
        Optional<OrderStatus> next = order.status().after(Trigger.PAYMENT_FAILS);
        if (next.isPresent()) {
            return order.change().payment(payment).becoming(next.get(), now);
        }
        return order.waitsForPaymentInVain()
            ? order.change().payment(payment).keepingStatus(now)
            : new Unchanged(order, "the order is " + order.status());
    }

    /**
     * Money went back.
     *
     * @param totalRefunded the sum of all refunds of the payment so far: messages may overtake each other
     */
    public static Decision refunded(Order order, UUID paymentId, Money totalRefunded, Instant now) {
        if (!order.accepts(paymentId)) {
            return new Unchanged(order, "not the order's payment");
        }
        OrderPayment known = order.payment() == null ? adopted(paymentId, State.SUCCESS) : order.payment();
        if (totalRefunded.compareTo(known.refunded()) <= 0) {
            return new Unchanged(order, "a later refund is known already");
        }
        boolean isFull = order.isPriced() && totalRefunded.compareTo(order.total()) >= 0;
        State state = isFull ? State.REFUNDED : State.PARTIALLY_REFUNDED;
        OrderBuilder change = order.change().payment(known.refunded(totalRefunded, state));
        if (isFull && order.status().after(Trigger.FULLY_REFUNDED).isPresent()) {
            return change.becoming(order.status().after(Trigger.FULLY_REFUNDED).get(), now);
        }
        if (isFull && order.status().isInTheKitchen()) {
            return alerted(change,
                new OperatorAlert(Kind.REFUNDED_IN_KITCHEN, "refunded in full while " + order.status(), now));
        }
        return change.keepingStatus(now);
    }

    /** Money could not be given back. */
    public static Decision refundFailed(Order order, UUID paymentId, Money amount, String reason, Instant now) {
        String detail = "refund of " + amount + " of payment " + paymentId + " failed: " + reason;
        return alerted(order.change(), new OperatorAlert(Kind.REFUND_FAILED, detail, now));
    }

    /**
     * The payer's bank took the money back. Nothing is undone: what is cooked is cooked, and there is nothing to refund.
     *
     * @param at when payments learnt of it: messages may overtake each other
     */
    public static Decision chargedBack(Order order, UUID paymentId, Money amount, Instant at, Instant now) {
        return isNews(order, paymentId, at)
            ? alerted(order.change().chargeBack(new ChargeBack(amount, false, at)), new OperatorAlert(Kind.CHARGED_BACK,
                amount + " of payment " + paymentId + " were charged back while " + order.status(), now))
            : new Unchanged(order, "a later charge-back or another payment is known already");
    }

    /** What was charged back came again; {@code at} is as there. */
    public static Decision reimbursed(Order order, UUID paymentId, Money amount, Instant at, Instant now) {
        return isNews(order, paymentId, at)
            ? order.change().chargeBack(new ChargeBack(amount, true, at)).keepingStatus(now)
            : new Unchanged(order, "a later charge-back or another payment is known already");
    }

    private static boolean isNews(Order order, UUID paymentId, Instant at) {
        return order.accepts(paymentId) && (order.chargeBack() == null || order.chargeBack().at().isBefore(at));
    }

    static Decision alerted(OrderBuilder change, OperatorAlert alert) {
        return change.alert(alert).keepingStatus(alert.at(), new Alerted(alert));
    }

    private static OrderPayment succeeded(Order order) {
        boolean isPartlyRefunded = order.payment().state() == State.PARTIALLY_REFUNDED;
        return isPartlyRefunded ? order.payment() : order.payment().with(State.SUCCESS);
    }
}
