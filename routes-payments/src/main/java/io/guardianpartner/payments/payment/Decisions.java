package io.guardianpartner.payments.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.message.Ids;
import io.guardianpartner.payments.payment.BrokerAnswer.FoundNothing;
import io.guardianpartner.payments.payment.BrokerAnswer.Refused;
import io.guardianpartner.payments.payment.BrokerAnswer.Told;
import io.guardianpartner.payments.payment.BrokerAnswer.TookRefund;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;

/**
 * What the broker's answers mean: the payment that comes of them, what others are told, and what is to be asked next.
 * It only decides; the same answer met again decides nothing new.
 */
public final class Decisions {

    private static final String NO_REASON = "the broker gave no reason";

    private final CheckTimes times;

    public Decisions(CheckTimes times) {
        this.times = times;
    }

    /**
     * @param payment as it is stored at this moment, not as it was when the broker was asked
     * @param asked what the broker was asked
     */
    public Decision after(Payment payment, Step asked, BrokerAnswer answer, Instant now) {
        if (answer instanceof Told told) {
            return told.payment().disagreement(payment)
                .map(alarm -> leftForHumans(payment, alarm))
                .orElseGet(() -> believed(payment, asked, told.payment(), now));
        }
        if (answer instanceof TookRefund took) {
            return tookRefund(payment, took.refund(), now);
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

    private Decision believed(Payment payment, Step asked, BrokerPayment told, Instant now) {
        PaymentChange known = payment.change().known(told.externalId(), told.pix()).alarm(null);
        return switch (StateMachine.move(payment.status(), told.status())) {
            case STAY -> stayed(known.done(), asked, told, now);
            case SUCCEED -> onward(known.succeeded(approvedAt(told, now)), asked, now, new Succeeded());
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
                told.status() == BrokerStatus.DISPUTED ? Alarm.DISPUTED : Alarm.APPROVAL_TAKEN_BACK);
        };
    }

    /**
     * Nothing new about the payment itself; its refund may have got on, or may have been refused for good. A refund that the
     * broker has and we have not is ours all the same: its answer was lost, or somebody made it by hand. Another beside it
     * would send the money back twice.
     */
    private Decision stayed(Payment payment, Step asked, BrokerPayment told, Instant now) {
        if (payment.status() != PaymentStatus.SUCCESS) {
            return onward(payment.change(), asked, now);
        }
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
        if (refund != null && refund.status() == RefundStatus.REQUESTED && asked == Step.LOOK_UNREFUNDED) {
            return refundFailed(payment, refund.told(RefundStatus.FAILED, null), now);
        }
        return onward(payment.change(), asked, now);
    }

    private Decision tookRefund(Payment payment, BrokerRefund told, Instant now) {
        boolean isOpen = payment.status() == PaymentStatus.SUCCESS && payment.refund() != null;
        return isOpen ? refundTold(payment, told, now) : rest(payment, now);
    }

    private Decision refundTold(Payment payment, BrokerRefund told, Instant now) {
        Refund refund = payment.refund().told(told.status(), told.externalId());
        return switch (told.status()) {
            case DONE -> settled(payment.change().refunded(refund), now, new Refunded(refund));
            case FAILED -> refundFailed(payment, refund, now);
            default -> payment.refund().equals(refund)
                ? rest(payment, now)
                : settled(payment.change().refund(refund), now);
        };
    }

    private Decision unrefunded(Payment payment, String why, Instant now) {
        if (!payment.isRefundDue() || payment.refund() == null) {
            return rest(payment, now);
        }
        return then(payment.change().refund(payment.refund().refused(why)).done(), Step.LOOK_UNREFUNDED);
    }

    private Decision refundFailed(Payment payment, Refund failed, Instant now) {
        Refund told = failed.refusal() == null ? failed.refused(NO_REASON) : failed;
        return settled(payment.change().refund(told), now, new RefundFailed(told));
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
        if (payment.isRefundDue() && asked.isBefore(Step.REFUND)) {
            Payment refunding = payment.refund() == null ? payment.change().refund(newRefund(payment)).done() : payment;
            return new Decision(refunding, List.of(events), Step.REFUND, Optional.empty());
        }
        return settled(payment.change(), now, events);
    }

    private Decision settled(PaymentChange change, Instant now, PaymentEvent... events) {
        Payment payment = change.done();
        return new Decision(payment.checkedOnceMore(), List.of(events), Step.REST, times.next(payment, now));
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
        return new Decision(alarmed.checkedOnceMore(), List.of(), Step.REST, times.nextOfAlarmed(alarmed),
            alarm == payment.alarm() ? null : alarm);
    }

    private static Refund newRefund(Payment payment) {
        return Refund.requested(Ids.next(), payment.amount());
    }

    /** Ours if we asked for it, else one that was made at the broker without us. */
    private static Refund refundDone(Payment payment, BrokerPayment told) {
        Refund ours = payment.refund() != null && payment.refund().stands() ? payment.refund() : newRefund(payment);
        String brokersId = told.refunds().isEmpty() ? null : told.refunds().get(told.refunds().size() - 1).externalId();
        return ours.told(RefundStatus.DONE, ours.externalId() == null ? brokersId : null);
    }

    private static Instant approvedAt(BrokerPayment told, Instant now) {
        return told.approvedAt() == null ? now : told.approvedAt();
    }
}
