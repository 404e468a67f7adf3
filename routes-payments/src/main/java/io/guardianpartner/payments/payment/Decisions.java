package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer.FoundNothing;
import io.guardianpartner.payments.payment.BrokerAnswer.Refused;
import io.guardianpartner.payments.payment.BrokerAnswer.Told;
import io.guardianpartner.payments.payment.BrokerAnswer.TookRefund;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;

/**
 * What the broker's answers mean: the payment that comes of them, what others are told, and what is to be asked next.
 * It only decides; the same answer met again decides nothing new.
 */
public final class Decisions {

    private static final String REJECTED = "the broker rejected it";
    private static final String ONLY_A_PART = "the broker gave back a part only";

    private final CheckTimes times;
    private final Patience patience;

    public Decisions(CheckTimes times, Patience patience) {
        this.times = times;
        this.patience = patience;
    }

    /**
     * @param payment as it is stored at this moment, not as it was when the broker was asked
     * @param asked what the broker was asked
     */
    public Decision after(Payment payment, Step asked, BrokerAnswer answer, Instant now) {
        return patient(decided(payment, asked, answer, now), answer, now).raisingSince(payment);
    }

    private Decision decided(Payment payment, Step asked, BrokerAnswer answer, Instant now) {
        if (answer instanceof Told told) {
            return told.payment().disagreement(payment)
                .map(alarm -> leftForHumans(payment, alarm))
                .orElseGet(() -> believed(payment, asked, told.payment(), now));
        }
        if (answer instanceof TookRefund took) {
            return tookRefund(payment, asked, took.refund(), now);
        }
        if (answer instanceof Unreadable) {
            return unread(payment, asked, now);
        }
        return switch (asked) {
            case CREATE, CREATE_AGAIN -> unmade(payment, asked, answer, now);
            case SEARCH_REFUSED -> answer instanceof FoundNothing && payment.isOutcomeUnknown()
                ? settled(payment.change().failed(FailReason.REJECTED), now, new Failed(FailReason.REJECTED))
                : rest(payment, now);
            case CANCEL -> answer instanceof Refused ? then(payment, Step.LOOK_UNCANCELLED) : rest(payment, now);
            case REFUND ->
                answer instanceof Refused refused ? unrefunded(payment, refused.why(), now) : rest(payment, now);
            default -> rest(payment, now);
        };
    }

    /** What makes no sense is asked about until it does. A human is called when that takes too long. */
    private Decision patient(Decision decision, BrokerAnswer answer, Instant now) {
        Payment payment = decision.payment();
        if (decision.next() != Step.REST || payment.unclearSince() == null) {
            return decision;
        }
        boolean isAnswered = answer instanceof Told || answer instanceof Unreadable || answer instanceof FoundNothing;
        if (!isAnswered || !patience.isUnclearTooLong(payment, now)) {
            Duration wait = times.nextOfUnclear(payment);
            return decision.checkedIn(payment,
                decision.checkIn().filter(sooner -> sooner.compareTo(wait) < 0).or(() -> Optional.of(wait)));
        }
        boolean isContradicted = isContradicted(payment, answer);
        boolean isBelieved = answer instanceof Told && !isContradicted;
        if (payment.alarm() != null) {
            return decision.checkedIn(payment, isBelieved ? decision.checkIn() : times.nextOfAlarmed(payment));
        }
        Alarm alarm = isContradicted ? Alarm.REFUND_NOT_CONFIRMED : Alarm.UNREADABLE_ANSWER;
        Payment alarmed = payment.change().alarm(alarm).done();
        return decision.checkedIn(alarmed.checkedOnceMore(),
            isBelieved ? decision.checkIn() : times.nextOfAlarmed(alarmed));
    }

    /** Whether it tells of a payment that went back as if it had not. */
    private static boolean isContradicted(Payment payment, BrokerAnswer answer) {
        return payment.status() == PaymentStatus.REFUNDED && (answer instanceof FoundNothing
            || answer instanceof Told told && isStillHeld(told.payment().standing(payment)));
    }

    private static boolean isStillHeld(BrokerStatus standing) {
        return standing == BrokerStatus.APPROVED || standing == BrokerStatus.WAITING;
    }

    /**
     * Someone wants the money to go back.
     *
     * @return with a refund that stands, a new one only if there is none; empty if the payment's state does not allow it
     */
    public Optional<Payment> refundWanted(Payment payment) {
        boolean stands = payment.refund() != null && payment.refund().stands();
        return switch (payment.status()) {
            case SUCCESS -> Optional.of(stands ? payment : payment.change().refund(newRefund(payment)).done());
            case REFUNDED -> Optional.of(payment);
            case PENDING, FAIL -> Optional.empty();
        };
    }

    private Decision unmade(Payment payment, Step asked, BrokerAnswer answer, Instant now) {
        if (answer instanceof Refused) {
            return then(payment, Step.SEARCH_REFUSED);
        }
        if (answer instanceof Unknown) {
            return then(payment, asked == Step.CREATE ? Step.CREATE_AGAIN : Step.SEARCH);
        }
        return rest(payment, now);
    }

    /** The same call would be answered in the same way; a search may tell what can be read. */
    private Decision unread(Payment payment, Step asked, Instant now) {
        Payment unclear = payment.change().unclear(now).done();
        return asked.isBefore(Step.SEARCH) ? then(unclear, Step.SEARCH) : rest(unclear, now);
    }

    private Decision believed(Payment payment, Step asked, BrokerPayment told, Instant now) {
        BrokerStatus standing = told.standing(payment);
        PaymentChange known = read(payment, told, standing, now);
        return switch (StateMachine.move(payment.status(), standing)) {
            case STAY -> payment.status() == PaymentStatus.SUCCESS
                ? stayed(parts(known, payment, told), asked, told, now).and(newPart(payment, told))
                : onward(known, asked, now);
            case SUCCEED -> onward(parts(known.succeeded(approvedAt(told, now)), payment, told).change(), asked, now,
                new Succeeded()).and(newPart(payment, told));
            case FAIL_REJECTED -> failed(known, FailReason.REJECTED, now);
            case FAIL_CANCELLED -> failed(known, FailReason.CANCELLED, now);
            case FAIL_EXPIRED -> failed(known, FailReason.EXPIRED, now);
            case REFUND -> {
                Refund done = refundDone(payment, told);
                yield settled(known.refunded(done), now, new Refunded(done));
            }
            case SUCCEED_AND_REFUND -> {
                Refund done = refundDone(payment, told);
                yield settled(known.succeeded(approvedAt(told, now)).refunded(done), now, new Succeeded(),
                    new Refunded(done));
            }
            case ALARM -> leftForHumans(payment,
                standing == BrokerStatus.DISPUTED ? Alarm.DISPUTED : Alarm.APPROVAL_TAKEN_BACK);
        };
    }

    /** An alarm ends when the broker makes sense again; one about what makes none goes on with it. */
    private static PaymentChange read(Payment payment, BrokerPayment told, BrokerStatus standing, Instant now) {
        PaymentChange known = payment.change().known(told.externalId(), told.pix());
        boolean isContradicted = payment.status() == PaymentStatus.REFUNDED && isStillHeld(standing);
        if (told.unread().isEmpty() && !isContradicted) {
            return known.clear().alarm(null);
        }
        boolean isKnown = payment.alarm() == Alarm.UNREADABLE_ANSWER || payment.alarm() == Alarm.REFUND_NOT_CONFIRMED;
        return known.unclear(now).alarm(isKnown ? payment.alarm() : null);
    }

    /** Money that went back in parts, by hand or because the broker gave back less than it was asked for, leaves a trace. */
    private static Payment parts(PaymentChange known, Payment before, BrokerPayment told) {
        Payment traced = known.sentBack(told.sentBack(before)).done();
        boolean isPart = traced.refunded().isPositive() || before.alarm() == Alarm.PARTLY_REFUNDED;
        return isPart ? known.alarm(Alarm.PARTLY_REFUNDED).done() : traced;
    }

    private static List<PaymentEvent> newPart(Payment before, BrokerPayment told) {
        Money more = told.sentBack(before).minus(before.refunded());
        return more.isPositive() ? List.of(new PartlyRefunded(told.idOfLastMade(), more)) : List.of();
    }

    /**
     * Nothing new about the payment itself; its refund may have got on, or may have been refused. A refund that the broker
     * has and we have not is ours all the same: its answer was lost, or somebody made it by hand. Another beside it would
     * send the money back twice.
     */
    private Decision stayed(Payment payment, Step asked, BrokerPayment told, Instant now) {
        Refund refund = payment.refund();
        if (payment.isRefundUnderWay()) {
            return told.refund(refund.externalId()).map(got -> refundTold(payment, got, now))
                .orElseGet(() -> onward(payment.change(), asked, now));
        }
        Optional<BrokerRefund> theirs = told.refundOfAll(payment);
        if (theirs.isPresent()) {
            Refund standing = refund != null && refund.stands() ? refund : newRefund(payment);
            return refundTold(payment.change().refund(standing).done(), theirs.get(), now);
        }
        boolean isRefused = asked == Step.LOOK_UNREFUNDED && payment.isRefundRefused();
        return isRefused ? refusedOnce(payment, now) : onward(payment.change(), asked, now);
    }

    private Decision tookRefund(Payment payment, Step asked, BrokerRefund told, Instant now) {
        if (payment.status() != PaymentStatus.SUCCESS || payment.refund() == null) {
            return rest(payment, now);
        }
        boolean isWhole = told.status() == RefundStatus.DONE && told.amount() != null
            && told.amount().compareTo(payment.refund().amount().amount()) >= 0;
        if (isWhole) {
            Refund made = payment.refund().done(rest(payment), told.externalId());
            return settled(payment.change().refunded(made).alarm(null).clear().unclear(now), now, new Refunded(made));
        }
        boolean isPart = told.status() == RefundStatus.DONE && told.amount() != null;
        return isPart && asked == Step.REFUND
            ? then(gaveBackAPart(payment, now), Step.LOOK_UNREFUNDED)
            : refundTold(payment, told, now);
    }

    /** It is not all of the payment that has gone back by it. */
    private Decision refundTold(Payment payment, BrokerRefund told, Instant now) {
        Refund refund = payment.refund().told(told.status(), told.externalId());
        return switch (told.status()) {
            case DONE -> told.amount() == null
                ? settled(payment.change().refund(refund.told(RefundStatus.IN_PROCESS, null)).unclear(now), now)
                : rest(gaveBackAPart(payment, now), now);
            case FAILED ->
                refusedOnce(payment.change().refund(payment.refund().refused(REJECTED, now)).done(), now);
            default -> payment.refund().equals(refund)
                ? rest(payment, now)
                : settled(payment.change().refund(refund), now);
        };
    }

    /** How much went back in all, only a look tells. The rest is asked for as after a refusal. */
    private static Payment gaveBackAPart(Payment payment, Instant now) {
        Refund again = payment.refund().refused(ONLY_A_PART, now);
        return payment.change().refund(again).alarm(Alarm.PARTLY_REFUNDED).done();
    }

    private Decision unrefunded(Payment payment, String why, Instant now) {
        if (!payment.isRefundDue() || payment.refund() == null) {
            return rest(payment, now);
        }
        return then(payment.change().refund(payment.refund().refused(why, now)).done(), Step.LOOK_UNREFUNDED);
    }

    /** Too little money is there until the next sale, the central bank is in trouble for an hour: it is asked for again. */
    private Decision refusedOnce(Payment payment, Instant now) {
        return patience.isGivenUp(payment.refund(), now)
            ? refundFailed(payment, now)
            : rest(payment, now);
    }

    private Decision refundFailed(Payment payment, Instant now) {
        Refund failed = payment.refund().failed();
        return settled(payment.change().refund(failed), now, new RefundFailed(failed));
    }

    private Decision failed(PaymentChange change, FailReason reason, Instant now) {
        return settled(change.failed(reason), now, new Failed(reason));
    }

    /** Goes on to what is wanted of the payment, unless that has been tried in this pursuit. */
    private Decision onward(PaymentChange change, Step asked, Instant now, PaymentEvent... events) {
        Payment payment = change.done();
        if (payment.isCancellationDue() && asked.isBefore(Step.CANCEL)) {
            return new Decision(payment, List.of(events), Step.CANCEL, Optional.empty());
        }
        if (payment.isWithoutPix() && asked.isBefore(Step.LOOK)) {
            return new Decision(payment, List.of(events), Step.LOOK, Optional.empty());
        }
        if (payment.isRefundDue() && asked.isBefore(Step.REFUND)) {
            Payment refunding = payment.refund() == null ? payment.change().refund(newRefund(payment)).done() : payment;
            return new Decision(refunding, List.of(events), Step.REFUND, Optional.empty());
        }
        return settled(payment.change(), now, events);
    }

    private Decision settled(PaymentChange change, Instant now, PaymentEvent... events) {
        Payment payment = change.done();
        return new Decision(payment.checkedOnceMore(), List.of(events), Step.REST, nextCheck(payment, now));
    }

    private Optional<Duration> nextCheck(Payment payment, Instant now) {
        return payment.isRefundRefused()
            ? Optional.of(patience.untilNextTry(payment.refund()))
            : times.next(payment, now);
    }

    private Decision rest(Payment payment, Instant now) {
        return settled(payment.change(), now);
    }

    private static Decision then(Payment payment, Step next) {
        return new Decision(payment, List.of(), next, Optional.empty());
    }

    /** Nothing is done about it by itself, and what is wanted of the payment is not forgotten over it. */
    private Decision leftForHumans(Payment payment, Alarm alarm) {
        Payment alarmed = payment.change().alarm(alarm).done();
        return new Decision(alarmed.checkedOnceMore(), List.of(), Step.REST, times.nextOfAlarmed(alarmed));
    }

    private static Refund newRefund(Payment payment) {
        return Refund.requested(Ids.next(), rest(payment));
    }

    /** What has not gone back yet. */
    private static Money rest(Payment payment) {
        return payment.amount().minus(payment.refunded());
    }

    /** Ours if we asked for it, else one that was made at the broker without us. */
    private static Refund refundDone(Payment payment, BrokerPayment told) {
        Refund ours = payment.refund() != null && payment.refund().stands() ? payment.refund() : newRefund(payment);
        return ours.done(rest(payment), ours.externalId() == null ? told.idOfLastMade() : null);
    }

    private static Instant approvedAt(BrokerPayment told, Instant now) {
        return told.approvedAt() == null ? now : told.approvedAt();
    }
}
