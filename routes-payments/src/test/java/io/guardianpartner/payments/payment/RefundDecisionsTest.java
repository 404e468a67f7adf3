package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import org.junit.jupiter.api.Test;

class RefundDecisionsTest extends DecidingTest {

    @Test
    void aRefundWhoseAnswerWasLostIsFoundBeforeItIsDeclaredFailed() {
        PaymentDecision refused = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, REFUSED);

        PaymentDecision found = decide(refused.payment(), Step.FETCH_UNREFUNDED,
            told(BrokerStatus.APPROVED, Samples.brokers("r7", RefundStatus.IN_PROCESS)));

        assertThat(found.events()).isEmpty();
        assertThat(found.payment().refund().id()).isEqualTo(Samples.REFUND);
        assertThat(found.payment().refund().status()).isEqualTo(RefundStatus.IN_PROCESS);
        assertThat(found.payment().refund().externalId()).isEqualTo("r7");
    }

    @Test
    void afterAFailedRefundAnotherIsMadeOnlyIfTheBrokerHasNone() {
        Payment again = decisions.refundWanted(refunding(RefundStatus.FAILED), null).orElseThrow();
        BrokerRefund failed = Samples.brokers("r1", RefundStatus.FAILED);

        PaymentDecision found = decide(again, Step.FETCH,
            told(BrokerStatus.APPROVED, failed, Samples.brokers("r2", RefundStatus.IN_PROCESS)));

        assertThat(decide(again, Step.FETCH, told(BrokerStatus.APPROVED, failed)).next()).isEqualTo(Step.REFUND);
        assertThat(found.next()).isEqualTo(Step.DONE);
        assertThat(found.payment().refund().externalId()).isEqualTo("r2");
    }

    @Test
    void aFailedRefundThatWasMadeAfterAllIsTold() {
        PaymentDecision made = decide(refunding(RefundStatus.FAILED), Step.FETCH,
            told(BrokerStatus.APPROVED, Samples.brokers("r2", RefundStatus.DONE)));

        assertThat(made.payment().status()).isEqualTo(REFUNDED);
        assertThat(made.events()).singleElement().isInstanceOf(Refunded.class);
    }

    @Test
    void aRefundThatIsDoneIsTold() {
        PaymentDecision done = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.DONE));

        assertThat(done.payment().status()).isEqualTo(REFUNDED);
        assertThat(done.payment().refunded()).isEqualTo(AMOUNT);
        assertThat(done.events()).containsExactly(new Refunded(done.payment().refund()));
        assertThat(done.payment().refund().publicId()).isEqualTo("r1");
    }

    @Test
    void aRefundInProcessIsAskedAboutUntilItIsDone() {
        PaymentDecision held = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.IN_PROCESS));
        assertThat(held.payment().refund().status()).isEqualTo(RefundStatus.IN_PROCESS);
        assertThat(held.events()).isEmpty();
        assertThat(held.checkIn()).contains(Duration.ofSeconds(30));

        PaymentDecision still = decide(held.payment(), Step.FETCH,
            told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.IN_PROCESS)));
        assertThat(still.next()).isEqualTo(Step.DONE);
        assertThat(still.checkIn()).contains(Duration.ofSeconds(60));

        PaymentDecision done = decide(still.payment(), Step.FETCH,
            told(BrokerStatus.REFUNDED, Samples.brokers("r1", RefundStatus.DONE)));
        assertThat(done.payment().status()).isEqualTo(REFUNDED);
    }

    @Test
    void aRefundThatTheCentralBankRefusesIsAskedForAgainUnderAnotherKey() {
        PaymentDecision refused = decide(refunding(RefundStatus.IN_PROCESS), Step.FETCH,
            told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.FAILED)));

        assertThat(refused.events()).isEmpty();
        assertThat(refused.checkIn()).contains(Duration.ofMinutes(5));
        PaymentDecision again = decide(refused.payment(), Step.FETCH,
            told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.FAILED)));
        assertThat(again.next()).isEqualTo(Step.REFUND);
        assertThat(again.payment().refund().key()).isEqualTo(Samples.REFUND + "-1");
    }

    @Test
    void aRefusedRefundIsMadeIfTheMoneyHasGoneBackAlready() {
        PaymentDecision refused = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, REFUSED);
        assertThat(refused.next()).isEqualTo(Step.FETCH_UNREFUNDED);
        assertThat(refused.events()).isEmpty();

        PaymentDecision made = decide(refused.payment(), Step.FETCH_UNREFUNDED, told(BrokerStatus.REFUNDED));
        assertThat(made.events()).singleElement().isInstanceOf(Refunded.class);
    }

    @Test
    void aRefusedRefundIsTriedAgainForADayAtGrowingIntervalsAndHasFailedThen() {
        Payment payment = refunding(RefundStatus.REQUESTED);
        Instant now = NOW;
        List<Duration> waits = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        PaymentDecision decision;
        do {
            keys.add(payment.refund().key());
            assertThat(decisions.after(payment, Step.FETCH, told(BrokerStatus.APPROVED), now).next())
                .isEqualTo(Step.REFUND);
            Payment refused = decisions.after(payment, Step.REFUND, REFUSED, now).payment();
            decision = decisions.after(refused, Step.FETCH_UNREFUNDED, told(BrokerStatus.APPROVED), now);
            payment = decision.payment();
            waits.add(decision.checkIn().orElseThrow());
            now = now.plus(decision.checkIn().get());
        } while (decision.events().isEmpty());

        assertThat(waits).startsWith(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20),
            Duration.ofMinutes(40), Duration.ofHours(1), Duration.ofHours(1));
        assertThat(now).isBetween(NOW.plus(Duration.ofHours(24)), NOW.plus(Duration.ofHours(26)));
        assertThat(keys).startsWith(Samples.REFUND.toString(), Samples.REFUND + "-1").doesNotHaveDuplicates();
        assertThat(decision.events()).singleElement().isInstanceOf(RefundFailed.class);
        assertThat(payment.refund().status()).isEqualTo(RefundStatus.FAILED);
        assertThat(payment.refund().refusal()).isEqualTo("HTTP status 400");
    }

    @Test
    void aRefusalDoesNotHideARefundThatWasMadeMeanwhile() {
        Payment refused = decide(decide(refunding(RefundStatus.REQUESTED), Step.REFUND, REFUSED).payment(),
            Step.FETCH_UNREFUNDED, told(BrokerStatus.APPROVED)).payment();

        PaymentDecision made = decide(refused, Step.FETCH,
            told(BrokerStatus.APPROVED, Samples.brokers("r5", RefundStatus.IN_PROCESS)));

        assertThat(made.next()).isEqualTo(Step.DONE);
        assertThat(made.payment().refund().externalId()).isEqualTo("r5");
    }

    @Test
    void aRefundWhoseOutcomeIsUnknownIsAskedForAgainUnderTheSameKey() {
        PaymentDecision unknown = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, UNKNOWN);
        assertThat(unknown.checkIn()).contains(Duration.ofSeconds(2));

        PaymentDecision again = decide(unknown.payment(), Step.FETCH, told(BrokerStatus.APPROVED));
        assertThat(again.next()).isEqualTo(Step.REFUND);
        assertThat(again.payment().refund().id()).isEqualTo(Samples.REFUND);
    }

    @Test
    void aRefundThatSomebodyMadeAtTheBrokerIsTold() {
        PaymentDecision seen = decide(known(SUCCESS), Step.FETCH,
            told(BrokerStatus.REFUNDED, Samples.brokers("by-hand", RefundStatus.DONE)));

        assertThat(seen.payment().refund().externalId()).isEqualTo("by-hand");
        assertThat(seen.payment().refund().status()).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void askingTwiceForARefundFindsTheSameOne() {
        Payment once = decisions.refundWanted(known(SUCCESS), null).orElseThrow();

        assertThat(decisions.refundWanted(once, null)).contains(once);
        assertThat(decisions.refundWanted(known(REFUNDED), null)).contains(known(REFUNDED));
    }

    @Test
    void aRefundThatFailedMayBeAskedForAnew() {
        Payment again = decisions.refundWanted(refunding(RefundStatus.FAILED), null).orElseThrow();

        assertThat(again.refund().id()).isNotEqualTo(Samples.REFUND);
        assertThat(again.refund().status()).isEqualTo(RefundStatus.REQUESTED);
    }

    @Test
    void whatWasNotPaidCannotBeRefunded() {
        assertThat(decisions.refundWanted(known(PENDING), null)).isEmpty();
        assertThat(decisions.refundWanted(known(FAIL), null)).isEmpty();
    }
}
