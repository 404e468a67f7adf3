package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Time limits after which an operator is called or something is given up.
 *
 * @param unclear how long the broker's answers may be unreadable or contradict each other before an operator is called
 * @param refused the first wait after a refund was refused; the waits double
 * @param refusedMax the longest wait after it
 * @param refusedFor how long after its first refusal a refund is asked for again; then it has failed
 */
public record TimeLimits(Duration unclear, Duration refused, Duration refusedMax, Duration refusedFor) {

    boolean isUnclearTooLong(Payment payment, Instant now) {
        return payment.unclearSince() != null && !now.isBefore(payment.unclearSince().plus(unclear));
    }

    boolean isGivenUp(Refund refused, Instant now) {
        return !now.isBefore(refused.refusedAt().plus(refusedFor));
    }

    Duration untilNextTry(Refund ofRefused) {
        return untilNextTry(ofRefused.refusals());
    }

    /** Whether the waits after all its refusals are over; one that was never refused waits for nothing. */
    boolean isTimeFor(Refund wanted, Instant now) {
        Duration waits = IntStream.rangeClosed(1, wanted.refusals()).mapToObj(this::untilNextTry)
            .reduce(Duration.ZERO, Duration::plus);
        return wanted.refusals() == 0 || !now.isBefore(wanted.refusedAt().plus(waits));
    }

    private Duration untilNextTry(int refusals) {
        return PollingSchedule.grown(refused, refusedMax, refusals - 1);
    }
}
