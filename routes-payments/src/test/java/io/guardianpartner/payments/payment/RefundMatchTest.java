package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.CHARGED_BACK;
import static io.guardianpartner.payments.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Reimbursed;
import org.junit.jupiter.api.Test;

/** What the broker tells of refunds beside what is kept of them: no money counts twice, and none stays by mistake. */
class RefundMatchTest extends DecidingTest {

    @Test
    void whatWentBackByHandBeforeItsIdWasKeptCountsOnce() {
        Payment migrated = byHand("9.80", null);

        PaymentDecision seen = decide(migrated, Step.FETCH, told(BrokerStatus.APPROVED, done("b1", "9.80")));

        assertThat(seen.payment().refunded()).isEqualTo(Money.of("9.80"));
        assertThat(seen.payment().refunds()).hasSize(1);
        assertThat(seen.events()).isEmpty();
    }

    @Test
    void anOldRefundByHandIsNotTakenForAPartThatIsWanted() {
        Payment wanted = decisions.refundWanted(byHand("9.80", null), Money.of("9.80"), "a test").orElseThrow();

        PaymentDecision seen = decide(wanted, Step.FETCH, told(BrokerStatus.APPROVED, done("b1", "9.80")));

        assertThat(seen.next()).isEqualTo(Step.REFUND);
        assertThat(seen.payment().refund().status()).isEqualTo(RefundStatus.REQUESTED);
    }

    @Test
    void aNewRefundByHandBesideAnOldOneCounts() {
        PaymentDecision seen = decide(byHand("9.80", null), Step.FETCH,
            told(BrokerStatus.APPROVED, done("b1", "9.80"), done("b2", "5.00")));

        assertThat(seen.payment().refunded()).isEqualTo(Money.of("14.80"));
        assertThat(seen.payment().refunds()).hasSize(2);
        assertThat(seen.events()).containsExactly(
            new PartlyRefunded("b2", Money.of("5.00"), Money.of("14.80")));
    }

    @Test
    void aRefundWhoseIdCannotBeReadDoesNotGrowWithEachLook() {
        Payment payment = known(SUCCESS);
        for (int look = 0; look < 5; look++) {
            payment = decide(payment, Step.FETCH, told(BrokerStatus.APPROVED, done(null, "20.00"))).payment();
        }

        assertThat(payment.status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(payment.refunded()).isEqualTo(Money.of("20.00"));
        assertThat(payment.refunds()).hasSize(1);
    }

    @Test
    void whatIsLeftOfAPaymentThatNobodyNeedsGoesBackThoughARestWentBackBefore() {
        Payment part = byHand("9.80", "b1").change()
            .refund(Samples.refund(RefundStatus.DONE).of(Money.of("40.00"))).sentBack(Money.of("49.80")).done();

        PaymentDecision seen = decide(unwanted(part), Step.FETCH,
            told(BrokerStatus.APPROVED, done("b1", "9.80"), done("r1", "40.00")));

        assertThat(seen.next()).isEqualTo(Step.REFUND);
        assertThat(seen.payment().dueRefund().orElseThrow().amount()).isEqualTo(Money.of("10.00"));
    }

    @Test
    void aRefusedRefundIsNotAskedForBeforeItsTimeBecauseAnotherIsLookedAt() {
        Payment refused = decide(decisions.refundWanted(known(SUCCESS), Money.of("5.00"), "a test").orElseThrow(),
            Step.REFUND, REFUSED).payment();
        Payment both = refused.change().refund(Refund.byHand(Money.of("7.00"), RefundStatus.IN_PROCESS, "b2")).done();
        BrokerAnswer told = told(BrokerStatus.APPROVED,
            new BrokerRefund("b2", RefundStatus.IN_PROCESS, new BigDecimal("7.00")));

        assertThat(decisions.after(both, Step.FETCH, told, NOW.plusSeconds(60)).next()).isEqualTo(Step.DONE);
        Instant itsTime = NOW.plus(Duration.ofMinutes(5));
        assertThat(decisions.after(both, Step.FETCH, told, itsTime).next()).isEqualTo(Step.REFUND);
    }

    @Test
    void whatWasChargedBackAndHasGoneBackSinceIsRefunded() {
        PaymentDecision seen = decide(known(CHARGED_BACK), Step.FETCH, told(BrokerStatus.REFUNDED));

        assertThat(seen.payment().status()).isEqualTo(REFUNDED);
        assertThat(seen.payment().chargedBack()).isEqualTo(Money.ZERO);
        assertThat(seen.events().get(0)).isEqualTo(new Reimbursed(AMOUNT, NOW));
        assertThat(seen.events().get(1)).isInstanceOf(Refunded.class);
    }

    @Test
    void aRefundSaysNothingOfItsReason() {
        Payment wanted = decisions.refundWanted(known(SUCCESS), Money.of("5.00"), "Ana's dog ate it").orElseThrow();

        assertThat(wanted.refund().toString()).doesNotContain("Ana").contains("5.00", "REQUESTED");
        assertThat(List.of(new Refunded(wanted.refund())).toString()).doesNotContain("Ana");
    }

    private static Payment byHand(String amount, String brokersId) {
        Money back = Money.of(amount);
        return known(SUCCESS).change().refund(Refund.byHand(back, RefundStatus.DONE, brokersId)).sentBack(back).done();
    }

    private static BrokerRefund done(String id, String amount) {
        return new BrokerRefund(id, RefundStatus.DONE, new BigDecimal(amount));
    }
}
