package io.guardianpartner.payments.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;

/** The decisions about money that goes back to the payer. */
final class RefundDecisions {

    private static final String REJECTED = "the broker rejected it";
    private static final String ONLY_A_PART = "the broker gave back a part only";

    private final NextSteps next;
    private final TimeLimits limits;

    RefundDecisions(NextSteps next, TimeLimits limits) {
        this.next = next;
        this.limits = limits;
    }

    /**
     * Someone wants the money to go back.
     *
     * @return with a refund that stands, a new one only if there is none; empty if the payment's state does not allow it
     */
    Optional<Payment> wanted(Payment payment) {
        boolean stands = payment.refund() != null && payment.refund().stands();
        return switch (payment.status()) {
            case SUCCESS -> Optional.of(stands ? payment : payment.change().refund(Refund.ofRemainder(payment)).done());
            case REFUNDED -> Optional.of(payment);
            case PENDING, FAIL -> Optional.empty();
        };
    }

    /**
     * Nothing new about the payment itself; its refund may have got on, or may have been refused. A refund that the broker
     * has and we have not is ours all the same: its answer was lost, or somebody made it by hand. Another beside it would
     * send the money back twice.
     */
    PaymentDecision stayed(Payment payment, Step asked, BrokerPayment told, Instant now) {
        Refund refund = payment.refund();
        if (payment.isRefundUnderWay()) {
            return told.refund(refund.externalId()).map(got -> refundTold(payment, got, now))
                .orElseGet(() -> next.onward(payment.change(), asked, now));
        }
        Optional<BrokerRefund> theirs = told.refundOfAll(payment);
        if (theirs.isPresent()) {
            Refund standing = refund != null && refund.stands() ? refund : Refund.ofRemainder(payment);
            return refundTold(payment.change().refund(standing).done(), theirs.get(), now);
        }
        boolean isRefused = asked == Step.FETCH_UNREFUNDED && payment.isRefundRefused();
        return isRefused ? refusedOnce(payment, now) : next.onward(payment.change(), asked, now);
    }

    PaymentDecision accepted(Payment payment, Step asked, BrokerRefund told, Instant now) {
        if (payment.status() != PaymentStatus.SUCCESS || payment.refund() == null) {
            return next.done(payment, now);
        }
        boolean isWhole = told.status() == RefundStatus.DONE && told.amount() != null
            && told.amount().compareTo(payment.refund().amount().amount()) >= 0;
        if (isWhole) {
            Refund made = payment.refund().done(payment.remainder(), told.externalId());
            return next.done(payment.change().refunded(made).alarm(null).clear().unclear(now), now,
                new Refunded(made));
        }
        boolean isPart = told.status() == RefundStatus.DONE && told.amount() != null;
        return isPart && asked == Step.REFUND
            ? next.then(gaveBackAPart(payment, now), Step.FETCH_UNREFUNDED)
            : refundTold(payment, told, now);
    }

    PaymentDecision refused(Payment payment, String why, Instant now) {
        if (!payment.isRefundDue() || payment.refund() == null) {
            return next.done(payment, now);
        }
        return next.then(payment.change().refund(payment.refund().refused(why, now)).done(), Step.FETCH_UNREFUNDED);
    }

    /** Money that went back in parts, by hand or because the broker gave back less than it was asked for, leaves a trace. */
    static Payment parts(PaymentChange known, Payment before, BrokerPayment told) {
        Payment traced = known.sentBack(told.sentBack(before)).done();
        boolean isPart = traced.refunded().isPositive() || before.alarm() == Alarm.PARTLY_REFUNDED;
        return isPart ? known.alarm(Alarm.PARTLY_REFUNDED).done() : traced;
    }

    static List<PaymentEvent> newPart(Payment before, BrokerPayment told) {
        Money more = told.sentBack(before).minus(before.refunded());
        return more.isPositive() ? List.of(new PartlyRefunded(told.idOfLastMade(), more)) : List.of();
    }

    /** Ours if we asked for it, else one that was made at the broker without us. */
    static Refund done(Payment payment, BrokerPayment told) {
        Refund ours = payment.refund() != null && payment.refund().stands()
            ? payment.refund()
            : Refund.ofRemainder(payment);
        return ours.done(payment.remainder(), ours.externalId() == null ? told.idOfLastMade() : null);
    }

    /** It is not all of the payment that has gone back by it. */
    private PaymentDecision refundTold(Payment payment, BrokerRefund told, Instant now) {
        Refund refund = payment.refund().told(told.status(), told.externalId());
        return switch (told.status()) {
            case DONE -> told.amount() == null
                ? next.done(payment.change().refund(refund.told(RefundStatus.IN_PROCESS, null)).unclear(now), now)
                : next.done(gaveBackAPart(payment, now), now);
            case FAILED ->
                refusedOnce(payment.change().refund(payment.refund().refused(REJECTED, now)).done(), now);
            default -> payment.refund().equals(refund)
                ? next.done(payment, now)
                : next.done(payment.change().refund(refund), now);
        };
    }

    /** Only a fetch tells how much went back in all. The rest is asked for as after a refusal. */
    private static Payment gaveBackAPart(Payment payment, Instant now) {
        Refund again = payment.refund().refused(ONLY_A_PART, now);
        return payment.change().refund(again).alarm(Alarm.PARTLY_REFUNDED).done();
    }

    /** Too little money is there until the next sale, the central bank is in trouble for an hour: it is asked for again. */
    private PaymentDecision refusedOnce(Payment payment, Instant now) {
        return limits.isGivenUp(payment.refund(), now)
            ? refundFailed(payment, now)
            : next.done(payment, now);
    }

    private PaymentDecision refundFailed(Payment payment, Instant now) {
        Refund failed = payment.refund().failed();
        return next.done(payment.change().refund(failed), now, new RefundFailed(failed));
    }
}
