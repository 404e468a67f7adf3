package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The end of every decision: the step that the run goes on with, or the next check. */
final class NextSteps {

    private final PollingSchedule schedule;
    private final TimeLimits limits;

    NextSteps(PollingSchedule schedule, TimeLimits limits) {
        this.schedule = schedule;
        this.limits = limits;
    }

    /** Goes on to what is wanted of the payment, unless this run has tried that. */
    PaymentDecision onward(PaymentChange change, Step asked, Instant now, PaymentEvent... events) {
        Payment payment = change.done();
        if (payment.isCancellationDue(now) && asked.isBefore(Step.CANCEL)) {
            return new PaymentDecision(payment, List.of(events), Step.CANCEL, Optional.empty());
        }
        if (payment.isWithoutPix() && asked.isBefore(Step.FETCH)) {
            return new PaymentDecision(payment, List.of(events), Step.FETCH, Optional.empty());
        }
        if (payment.isRefundDue() && asked.isBefore(Step.REFUND) && !isTooSoon(payment, now)) {
            Payment refunding = payment.isRestUnasked()
                ? payment.change().refund(Refund.ofRest(payment, null)).done()
                : payment;
            return new PaymentDecision(refunding, List.of(events), Step.REFUND, Optional.empty());
        }
        return done(payment.change(), now, events);
    }

    /** A look at a refund under way is no reason to ask for a refused one before its time. */
    private boolean isTooSoon(Payment payment, Instant now) {
        return payment.isRefundUnderWay() && !payment.isRestUnasked()
            && payment.dueRefund().filter(refund -> !limits.isTimeFor(refund, now)).isPresent();
    }

    PaymentDecision done(PaymentChange change, Instant now, PaymentEvent... events) {
        Payment payment = change.done();
        return new PaymentDecision(payment.checkedOnceMore(), List.of(events), Step.DONE, nextCheck(payment, now));
    }

    PaymentDecision done(Payment payment, Instant now) {
        return done(payment.change(), now);
    }

    static PaymentDecision then(Payment payment, Step next) {
        return new PaymentDecision(payment, List.of(), next, Optional.empty());
    }

    /** An operator decides. Nothing is done about it by itself, and what is wanted of the payment is not forgotten over it. */
    PaymentDecision escalated(Payment payment, Alarm alarm) {
        Payment alarmed = payment.change().alarm(alarm).done();
        return new PaymentDecision(alarmed.checkedOnceMore(), List.of(), Step.DONE, schedule.nextOfAlarmed(alarmed));
    }

    /** Refused ones wait each for its own time; one under way is asked about meanwhile. */
    private Optional<Duration> nextCheck(Payment payment, Instant now) {
        Optional<Duration> planned = schedule.next(payment, now);
        if (!payment.isRefundRefused()) {
            return planned;
        }
        Optional<Duration> again = payment.refunds().stream().filter(refund -> refund.is(RefundStatus.REQUESTED))
            .map(limits::untilNextTry).min(Comparator.naturalOrder());
        return payment.isRefundUnderWay()
            ? Stream.of(schedule.nextOfRefund(payment), again.get()).min(Comparator.naturalOrder())
            : again;
    }
}
