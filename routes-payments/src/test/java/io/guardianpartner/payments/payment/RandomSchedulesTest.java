package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.Samples.LIMITS;
import static io.guardianpartner.payments.payment.Samples.PAY_BY;
import static io.guardianpartner.payments.payment.Samples.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.guardianpartner.payments.RandomTries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The waits between checks, of payments in any state, however often they were checked, at any time. */
@AddLifecycleHook(RandomTries.class)
class RandomSchedulesTest {

    private static final int A_WEEK = 7 * 24 * 3600;

    @Property(tries = 2000)
    void aWaitIsNeverNothingAndNeverLongerThanADay(@ForAll PaymentStatus status,
        @ForAll @IntRange(max = 1000) int checks, @ForAll @LongRange(min = -A_WEEK, max = A_WEEK) long fromItsEnd) {
        Optional<Duration> wait = TIMES.next(checked(status, checks), PAY_BY.plusSeconds(fromItsEnd));

        wait.ifPresent(found -> assertThat(found).isBetween(Duration.ofSeconds(1), Duration.ofHours(24)));
    }

    @Property(tries = 2000)
    void aPaymentIsAskedAboutAsLongAsSomethingMayHappenToIt(@ForAll @IntRange(max = 1000) int checks,
        @ForAll @LongRange(min = -A_WEEK, max = A_WEEK) long fromItsEnd) {
        Instant now = PAY_BY.plusSeconds(fromItsEnd);

        assertThat(TIMES.next(checked(PaymentStatus.PENDING, checks), now)).isPresent();
        assertThat(TIMES.next(checked(PaymentStatus.CHARGED_BACK, checks), now)).isPresent();
        assertThat(TIMES.next(checked(PaymentStatus.FAIL, checks), now).isPresent())
            .isEqualTo(now.isBefore(PAY_BY.plus(TIMES.failedFor())));
    }

    @Property(tries = 2000)
    void nobodyWaitsPastTheEndOfAPixToLearnOfIt(@ForAll @IntRange(max = 1000) int checks,
        @ForAll @LongRange(min = 0, max = 40 * 60) long beforeItsEnd) {
        Instant now = PAY_BY.minusSeconds(beforeItsEnd);

        assertThat(now.plus(TIMES.next(checked(PaymentStatus.PENDING, checks), now).orElseThrow()))
            .isBeforeOrEqualTo(PAY_BY.plusSeconds(5));
    }

    @Property(tries = 1000)
    void theMoreChecksTheLongerTheWait(@ForAll PaymentStatus status, @ForAll @IntRange(max = 1000) int checks) {
        Instant now = PAY_BY.plusSeconds(10);
        Optional<Duration> wait = TIMES.next(checked(status, checks), now);

        TIMES.next(checked(status, checks + 1), now)
            .ifPresent(longer -> assertThat(longer).isGreaterThanOrEqualTo(wait.orElseThrow()));
    }

    @Property(tries = 1000)
    void aRefusedRefundIsTriedAgainWithinAnHourUntilItIsGivenUp(@ForAll @IntRange(min = 1, max = 1000) int refusals) {
        Refund refused = Samples.refund(RefundStatus.REQUESTED);
        for (int i = 0; i < Math.min(refusals, 30); i++) {
            refused = refused.refused("for a test", Samples.NOW);
        }

        assertThat(LIMITS.untilNextTry(refused)).isBetween(LIMITS.refused(), LIMITS.refusedMax());
        assertThat(LIMITS.isGivenUp(refused, Samples.NOW.plus(LIMITS.refusedFor()))).isTrue();
    }

    private static Payment checked(PaymentStatus status, int times) {
        Payment payment = Samples.known(status);
        for (int i = 0; i < times; i++) {
            payment = payment.checkedOnceMore();
        }
        return payment;
    }
}
