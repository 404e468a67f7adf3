package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the broker is asked again. Intervals double from their first value to their last.
 *
 * @param pending the first wait for a payment that nobody has paid yet
 * @param pendingMax the longest wait for it
 * @param retry the first wait after a call that brought nothing
 * @param retryMax the longest wait after it
 * @param refund the first wait for a refund in process
 * @param refundMax the longest wait for it
 * @param failed the first wait for a failed payment that might be approved after all
 * @param failedFor how long after {@code payBy} a failed payment is asked about
 */
public record CheckTimes(Duration pending, Duration pendingMax, Duration retry, Duration retryMax, Duration refund,
    Duration refundMax, Duration failed, Duration failedFor) {

    /** Long enough for the broker to have noticed that the time is over. */
    private static final Duration AFTER_EXPIRY = Duration.ofSeconds(5);

    /** The wait until the payment's next check; empty if there is nothing left to ask about. */
    Optional<Duration> next(Payment payment, Instant now) {
        if (payment.isOutcomeUnknown() || payment.isCancellationDue() || payment.isRefundDue()) {
            return Optional.of(grown(retry, retryMax, payment.checks()));
        }
        return switch (payment.status()) {
            case PENDING -> Optional.of(untilPaid(payment, now));
            case SUCCESS -> Optional.of(grown(refund, refundMax, payment.checks()))
                .filter(wait -> payment.refund() != null && payment.refund().status() == RefundStatus.IN_PROCESS);
            case FAIL -> Optional.of(grown(failed, failedFor, payment.checks()))
                .filter(wait -> now.isBefore(payment.payBy().plus(failedFor)));
            case REFUNDED -> Optional.empty();
        };
    }

    /** A check falls just after the Pix runs out, so that its end is learnt without a webhook too. */
    private Duration untilPaid(Payment payment, Instant now) {
        Duration grown = grown(pending, pendingMax, payment.checks());
        Duration untilExpiry = Duration.between(now, payment.payBy()).plus(AFTER_EXPIRY);
        return untilExpiry.isNegative() || untilExpiry.compareTo(grown) > 0 ? grown : untilExpiry;
    }

    private static Duration grown(Duration first, Duration max, int checks) {
        Duration grown = first.multipliedBy(1L << Math.min(checks, 20));
        return grown.compareTo(max) > 0 ? max : grown;
    }
}
