package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.PAY_BY;
import static io.guardianpartner.payments.payment.Samples.TIMES;
import static io.guardianpartner.payments.payment.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PollingScheduleTest {

    @Test
    void theWaitsForAPaymentGrowToTheirLongest() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 40).mapToObj(i -> TIMES.next(checked(PaymentStatus.PENDING, i), NOW)))
            .extracting(wait -> wait.orElseThrow().toSeconds())
            .containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void aCheckFallsJustAfterThePixRunsOut() {
        assertThat(TIMES.next(checked(PaymentStatus.PENDING, 3), PAY_BY.minusSeconds(100)))
            .contains(Duration.ofSeconds(105));
    }

    @Test
    void aPaymentThatIsNotSaidToBeExpiredIsAskedAboutOnAfterItsTime() {
        assertThat(TIMES.next(checked(PaymentStatus.PENDING, 1), PAY_BY.plusSeconds(10)))
            .contains(Duration.ofSeconds(15));
        assertThat(TIMES.next(checked(PaymentStatus.PENDING, 1), PAY_BY.plusSeconds(5)))
            .contains(Duration.ofSeconds(15));
    }

    @Test
    void aFailedPaymentIsAskedAboutForADay() {
        assertThat(TIMES.next(known(PaymentStatus.FAIL), NOW)).contains(Duration.ofMinutes(10));
        assertThat(TIMES.next(known(PaymentStatus.FAIL), PAY_BY.plus(Duration.ofHours(24)))).isEmpty();
    }

    @Test
    void aFailedRefundIsAskedAboutForAWhile() {
        Payment payment = Samples.refunding(RefundStatus.FAILED);
        assertThat(TIMES.next(payment, NOW)).contains(Duration.ofMinutes(10));
        for (int i = 0; i < 8; i++) {
            payment = payment.checkedOnceMore();
        }

        assertThat(TIMES.next(payment, NOW)).isEmpty();
    }

    @Test
    void aPaymentThatIsSettledIsLeftAlone() {
        assertThat(TIMES.next(known(PaymentStatus.SUCCESS), NOW)).isEmpty();
        assertThat(TIMES.next(known(PaymentStatus.REFUNDED), NOW)).isEmpty();
    }

    private static Payment checked(PaymentStatus status, int times) {
        Payment payment = known(status);
        for (int i = 0; i < times; i++) {
            payment = payment.checkedOnceMore();
        }
        return payment;
    }
}
