package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.PaymentEvent.ChargedBack;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.Reimbursed;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;

/**
 * Decides what an answer of the broker means: the payment that comes of it, the events for others, and the next step.
 * It only decides; the same answer met again decides nothing new.
 */
public final class Decisions {

    private final PollingSchedule schedule;
    private final TimeLimits limits;
    private final NextSteps next;
    private final RefundDecisions refunds;

    public Decisions(PollingSchedule schedule, TimeLimits limits) {
        this.schedule = schedule;
        this.limits = limits;
        next = new NextSteps(schedule, limits);
        refunds = new RefundDecisions(next, limits);
    }

    /**
     * Someone wants all of the money to go back.
     *
     * @param reason as it was given; may be null
     *
     * @return with a refund that stands, a new one only if something is left; empty if the payment's state does not allow it
     */
    public Optional<Payment> refundWanted(Payment payment, String reason) {
        return refunds.wanted(payment, reason);
    }

    /**
     * Someone wants a part of the money to go back.
     *
     * @return with one more refund, the newest; empty if less than this is left, or the payment's state does not allow it
     */
    public Optional<Payment> refundWanted(Payment payment, Money part, String reason) {
        return refunds.wanted(payment, part, reason);
    }

    /**
     * @param payment as it is stored at this moment, not as it was when the broker was asked
     * @param asked what the broker was asked
     */
    public PaymentDecision after(Payment payment, Step asked, BrokerAnswer answer, Instant now) {
        return after(payment, asked, payment.dueRefund().map(Refund::id).orElse(null), answer, now);
    }

    /**
     * Another run has moved the payment while the broker was asked, so nobody knows which answer is the older one: nothing is made of
     * this one, and the broker is asked again soon.
     */
    public PaymentDecision overtaken(Payment payment) {
        return new PaymentDecision(payment, List.of(), Step.DONE, Optional.of(schedule.afterOvertaking()));
    }

    /**
     * As {@link #after(Payment, Step, BrokerAnswer, Instant)}, where another refund may have been stored since.
     *
     * @param refund the one that the broker was asked for; null if it was asked for none
     */
    public PaymentDecision after(Payment payment, Step asked, UUID refund, BrokerAnswer answer, Instant now) {
        return patient(decided(payment, asked, refund, answer, now), answer, now).raisingSince(payment);
    }

    private PaymentDecision decided(Payment payment, Step asked, UUID refund, BrokerAnswer answer, Instant now) {
        if (answer instanceof Found told) {
            return told.payment().disagreement(payment)
                .map(alarm -> next.escalated(payment, alarm))
                .orElseGet(() -> believed(payment, asked, told.payment(), now));
        }
        if (answer instanceof RefundAccepted took) {
            return refunds.accepted(payment, refund, took.refund(), now);
        }
        if (answer instanceof Unreadable) {
            return unread(payment, asked, now);
        }
        return switch (asked) {
            case CREATE, CREATE_AGAIN -> unmade(payment, asked, answer, now);
            case SEARCH_REFUSED -> answer instanceof NotFound && payment.isOutcomeUnknown()
                ? next.done(payment.change().failed(FailReason.REJECTED).clear().alarm(null), now,
                    new Failed(FailReason.REJECTED))
                : next.done(payment, now);
            case CANCEL ->
                answer instanceof Rejected ? next.then(payment, Step.FETCH_UNCANCELLED) : next.done(payment, now);
            case REFUND ->
                answer instanceof Rejected refused
                    ? refunds.refused(payment, refund, refused.why(), now)
                    : next.done(payment, now);
            default -> next.done(payment, now);
        };
    }

    /** An answer that makes no sense is asked for again until it does. An operator is called when that takes too long. */
    private PaymentDecision patient(PaymentDecision decision, BrokerAnswer answer, Instant now) {
        Payment payment = decision.payment();
        if (decision.next() != Step.DONE || payment.unclearSince() == null) {
            return decision;
        }
        boolean isAnswered = answer instanceof Found || answer instanceof Unreadable || answer instanceof NotFound;
        if (!isAnswered || !limits.isUnclearTooLong(payment, now)) {
            Duration wait = schedule.nextOfUnclear(payment);
            return decision.checkedIn(payment,
                decision.checkIn().filter(sooner -> sooner.compareTo(wait) < 0).or(() -> Optional.of(wait)));
        }
        boolean isContradicted = isContradicted(payment, answer);
        boolean isBelieved = answer instanceof Found && !isContradicted;
        if (payment.alarm() != null) {
            return decision.checkedIn(payment, isBelieved ? decision.checkIn() : schedule.nextOfAlarmed(payment));
        }
        Alarm alarm = isContradicted ? Alarm.REFUND_NOT_CONFIRMED : Alarm.UNREADABLE_ANSWER;
        Payment alarmed = payment.change().alarm(alarm).done();
        return decision.checkedIn(alarmed.checkedOnceMore(),
            isBelieved ? decision.checkIn() : schedule.nextOfAlarmed(alarmed));
    }

    /** Whether it tells of money that went back as if it had not. */
    private static boolean isContradicted(Payment payment, BrokerAnswer answer) {
        return payment.refunded().isPositive() && (answer instanceof NotFound
            || answer instanceof Found told && isContradicted(payment, told.payment()));
    }

    private static boolean isContradicted(Payment payment, BrokerPayment told) {
        BrokerStatus standing = told.standing(payment);
        boolean isHeld = standing == BrokerStatus.APPROVED || standing == BrokerStatus.WAITING
            || standing == BrokerStatus.IN_REVIEW;
        return isHeld && told.sentBack(payment).compareTo(payment.refunded()) < 0;
    }

    private PaymentDecision unmade(Payment payment, Step asked, BrokerAnswer answer, Instant now) {
        if (answer instanceof Rejected) {
            return next.then(payment, Step.SEARCH_REFUSED);
        }
        if (answer instanceof Unknown) {
            return next.then(payment, asked == Step.CREATE ? Step.CREATE_AGAIN : Step.SEARCH);
        }
        return next.done(payment, now);
    }

    /** The same call would be answered in the same way; a search may tell what can be read. */
    private PaymentDecision unread(Payment payment, Step asked, Instant now) {
        Payment unclear = payment.change().unclear(now).done();
        return asked.isBefore(Step.SEARCH) ? next.then(unclear, Step.SEARCH) : next.done(unclear, now);
    }

    private PaymentDecision believed(Payment payment, Step asked, BrokerPayment told, Instant now) {
        BrokerStatus standing = told.standing(payment);
        PaymentChange known = read(payment, told, now);
        if (standing == BrokerStatus.APPROVED || standing == BrokerStatus.REFUNDED) {
            known.fee(told.fee());
        }
        return switch (StateMachine.transition(payment.status(), standing)) {
            case STAY -> stayed(known, payment, asked, told, now);
            case SUCCEED ->
                refunds.told(known.succeeded(approvedAt(told, now)), payment, asked, told, now, new Succeeded());
            case FAIL_REJECTED -> failed(known, FailReason.REJECTED, now);
            case FAIL_CANCELLED -> failed(known, FailReason.CANCELLED, now);
            case FAIL_EXPIRED -> failed(known, FailReason.EXPIRED, now);
            case REFUND -> refunds.toldWhole(known, payment, told, now);
            case SUCCEED_AND_REFUND ->
                refunds.toldWhole(known.succeeded(approvedAt(told, now)), payment, told, now, new Succeeded());
            case CHARGE_BACK -> chargedBack(known, now);
            case SUCCEED_AND_CHARGE_BACK ->
                chargedBack(known.succeeded(approvedAt(told, now)), now, new Succeeded());
            case REIMBURSE -> refunds.told(known.reimbursed(), payment, asked, told, now,
                new Reimbursed(payment.chargedBack(), now));
            case REIMBURSE_AND_REFUND -> refunds.toldWhole(known.reimbursed(), payment, told, now,
                new Reimbursed(payment.chargedBack(), now));
            case ALARM -> next.escalated(payment,
                standing == BrokerStatus.DISPUTED || standing == BrokerStatus.CHARGED_BACK
                    ? Alarm.DISPUTED
                    : Alarm.APPROVAL_TAKEN_BACK);
        };
    }

    /** An alarm ends when the broker makes sense again; one about what makes none goes on with it. */
    private static PaymentChange read(Payment payment, BrokerPayment told, Instant now) {
        PaymentChange known = payment.change().known(told.externalId(), told.pix());
        boolean isContradicted = isContradicted(payment, told);
        if (told.unread().isEmpty() && !isContradicted) {
            return known.clear().alarm(null);
        }
        boolean isKnown = payment.alarm() == Alarm.UNREADABLE_ANSWER || payment.alarm() == Alarm.REFUND_NOT_CONFIRMED;
        return known.unclear(now).alarm(isKnown ? payment.alarm() : null);
    }

    private PaymentDecision stayed(PaymentChange known, Payment payment, Step asked, BrokerPayment told, Instant now) {
        if (payment.status() == PaymentStatus.CHARGED_BACK) {
            return next.done(known.alarm(Alarm.DISPUTED), now);
        }
        if (payment.status().holdsMoney()) {
            return refunds.told(known, payment, asked, told, now);
        }
        boolean mayBePaid = told.standing(payment) == BrokerStatus.IN_REVIEW && !payment.unwanted();
        return mayBePaid ? next.done(known, now) : next.onward(known, asked, now);
    }

    /** Somebody has to answer the payer's bank; until it ends, the broker is asked now and then. */
    private PaymentDecision chargedBack(PaymentChange change, Instant now, PaymentEvent... first) {
        Payment payment = change.chargedBack().alarm(Alarm.DISPUTED).done();
        PaymentEvent event = new ChargedBack(payment.chargedBack(), now);
        return next.done(payment.change(), now, Stream.concat(Stream.of(first), Stream.of(event))
            .toArray(PaymentEvent[]::new));
    }

    private PaymentDecision failed(PaymentChange change, FailReason reason, Instant now) {
        return next.done(change.failed(reason), now, new Failed(reason));
    }

    private static Instant approvedAt(BrokerPayment told, Instant now) {
        return told.approvedAt() == null ? now : told.approvedAt();
    }
}
