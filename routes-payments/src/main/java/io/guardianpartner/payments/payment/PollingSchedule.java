package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.github.resilience4j.core.IntervalFunction;

/**
 * Intervals after which the broker is asked again. They double from their first value to their last.
 *
 * @param pending the first wait for a payment that nobody has paid yet
 * @param pendingMax the longest wait for it
 * @param retry the first wait after a call that brought nothing
 * @param retryMax the longest wait after it
 * @param refund the first wait for a refund in process
 * @param refundMax the longest wait for it
 * @param failed the first wait for a failed payment that might be approved after all
 * @param failedFor how long after {@code payBy} a failed payment is asked about; the waits for a failed refund, which
 *     may be made after all, end with the one that would be longer than this
 * @param alarmed the first wait for an escalated payment, and for one that was charged back
 * @param alarmedMax the longest wait for it
 */
public record PollingSchedule(Duration pending, Duration pendingMax, Duration retry, Duration retryMax, Duration refund,
    Duration refundMax, Duration failed, Duration failedFor, Duration alarmed, Duration alarmedMax) {

    /** These end when the broker tells something else. */
    private static final Set<Alarm> ASKED_ABOUT_ON = EnumSet.of(Alarm.DISPUTED, Alarm.UNREADABLE_ANSWER,
        Alarm.REFUND_NOT_CONFIRMED);

    /** More would be longer than any maximum. */
    private static final int MOST_DOUBLINGS = 20;

    /** Long enough for the broker to have noticed that the time is over. */
    private static final Duration AFTER_EXPIRY = Duration.ofSeconds(5);

    private static final Duration WHILE_OVERRUN = Duration.ofSeconds(15);

    /** The wait until the payment's next check; empty if there is nothing left to ask about. */
    Optional<Duration> next(Payment payment, Instant now) {
        if (payment.isOutcomeUnknown() || payment.isCancellationDue(now) || payment.isRefundDue()) {
            return Optional.of(grown(retry, retryMax, payment.checks()));
        }
        return switch (payment.status()) {
            case PENDING -> Optional.of(untilPaid(payment, now));
            case SUCCESS, PARTIALLY_REFUNDED -> afterRefund(payment);
            case FAIL -> Optional.of(grown(failed, failedFor, payment.checks()))
                .filter(wait -> now.isBefore(payment.payBy().plus(failedFor)));
            case REFUNDED -> Optional.empty();
            case CHARGED_BACK -> Optional.of(grown(alarmed, alarmedMax, payment.checks()));
        };
    }

    /**
     * The wait for an escalated payment: the dispute may end, the broker may have told something stale. Empty
     * only if nothing is wanted of the payment.
     */
    Optional<Duration> nextOfAlarmed(Payment payment) {
        boolean isOpen = payment.status() == PaymentStatus.PENDING
            || payment.status() == PaymentStatus.CHARGED_BACK || payment.isRefundDue()
            || payment.isRefundUnderWay()
            || ASKED_ABOUT_ON.contains(payment.alarm());
        return Optional.of(grown(alarmed, alarmedMax, payment.checks())).filter(wait -> isOpen);
    }

    /** The wait after a check that made no sense: the same as for a payment that nobody has paid yet. */
    Duration nextOfUnclear(Payment checked) {
        return grown(pending, pendingMax, Math.max(0, checked.checks() - 1));
    }

    /** The wait after a run that failed on our side. */
    public Duration afterFailure(Payment payment) {
        return payment.alarm() == null
            ? grown(retry, retryMax, payment.checks())
            : grown(alarmed, alarmedMax, payment.checks());
    }

    /** The wait after an answer of which nothing was made. */
    Duration afterOvertaking() {
        return retry;
    }

    Duration nextOfRefund(Payment payment) {
        return grown(refund, refundMax, payment.checks());
    }

    private Optional<Duration> afterRefund(Payment payment) {
        if (payment.isRefundUnderWay()) {
            return Optional.of(nextOfRefund(payment));
        }
        boolean hasFailed = payment.refunds().stream().anyMatch(refund -> refund.is(RefundStatus.FAILED));
        return Optional.of(grown(failed, failedFor.plusMillis(1), payment.checks()))
            .filter(wait -> hasFailed && wait.compareTo(failedFor) <= 0);
    }

    /**
     * A check falls just after the Pix runs out, so that its end is learnt without a webhook too, and some until it is called off: its payer
     * may be waiting for another one.
     */
    private Duration untilPaid(Payment payment, Instant now) {
        Duration grown = grown(pending, pendingMax, payment.checks());
        Duration untilExpiry = Duration.between(now, payment.payBy()).plus(AFTER_EXPIRY);
        boolean isAhead = untilExpiry.compareTo(Duration.ZERO) > 0;
        Duration longest = isAhead ? untilExpiry : WHILE_OVERRUN;
        return longest.compareTo(grown) < 0 ? longest : grown;
    }

    /** @param checks how often the interval has doubled */
    static Duration grown(Duration first, Duration max, int checks) {
        return Duration.ofMillis(IntervalFunction
            .ofExponentialBackoff(Math.max(1, first.toMillis()), 2, Math.max(1, max.toMillis()))
            .apply(1 + Math.min(checks, MOST_DOUBLINGS)));
    }
}
