package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import org.junit.jupiter.api.Test;

class PartialRefundDecisionsTest extends DecidingTest {

    @Test
    void aRefundOfAPartMadeByHandIsNotTakenForTheWhole() {
        BrokerRefund part = new BrokerRefund("part", RefundStatus.DONE, new BigDecimal("5.00"));

        assertThat(decide(refunding(RefundStatus.REQUESTED), Step.FETCH, told(BrokerStatus.APPROVED, part)).next())
            .isEqualTo(Step.REFUND);
    }

    @Test
    void aRefundOfLessThanWasAskedForIsNoRefundOfTheWhole() {
        PaymentDecision part = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, tookPart("5.00"));

        assertThat(part.payment().status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(part.payment().refunded()).isEqualTo(Money.of("5.00"));
        assertThat(part.raised()).isEqualTo(Alarm.PARTLY_REFUNDED);
        assertThat(part.events()).containsExactly(partly("part", "5.00", "5.00"));
        assertThat(part.checkIn()).contains(Duration.ofSeconds(30));
        Refund missing = part.payment().refund();
        assertThat(missing.amount()).isEqualTo(Money.of("54.80"));
        assertThat(missing.key()).isEqualTo(missing.id() + "-1").isNotEqualTo(Samples.REFUND + "-1");

        PaymentDecision again = decide(part.payment(), Step.FETCH, told(BrokerStatus.APPROVED, part("5.00")));
        assertThat(again.next()).isEqualTo(Step.REFUND);
        assertThat(again.events()).isEmpty();
        assertThat(again.raised()).isNull();

        PaymentDecision whole = decide(again.payment(), Step.FETCH,
            told(BrokerStatus.APPROVED, part("5.00"), part("r2", "54.80")));
        assertThat(whole.payment().status()).isEqualTo(REFUNDED);
        assertThat(whole.payment().refunded()).isEqualTo(AMOUNT);
        assertThat(whole.payment().alarm()).isNull();
        assertThat(((Refunded) whole.events().get(0)).refund().amount()).isEqualTo(Money.of("54.80"));
    }

    @Test
    void aPartThatIsToldAgainIsNotCountedAgain() {
        Payment lost = decide(refunding(RefundStatus.REQUESTED), Step.FETCH,
            told(BrokerStatus.APPROVED, part("15.00"))).payment();

        PaymentDecision replayed = decide(lost, Step.REFUND, tookPart("15.00"));

        assertThat(replayed.payment().status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(replayed.next()).isEqualTo(Step.FETCH_UNREFUNDED);
        PaymentDecision seen = decide(replayed.payment(), Step.FETCH_UNREFUNDED,
            told(BrokerStatus.APPROVED, part("15.00")));
        assertThat(seen.payment().refunded()).isEqualTo(Money.of("15.00"));
        assertThat(seen.events()).isEmpty();
    }

    @Test
    void aPartRefundedByHandLeavesATraceAndCallsAHumanOnce() {
        PaymentDecision seen = decide(known(SUCCESS), Step.FETCH, told(BrokerStatus.APPROVED, part("5.00")));
        PaymentDecision more = decide(seen.payment(), Step.FETCH,
            told(BrokerStatus.APPROVED, part("5.00"), part("more", "2.50")));

        assertThat(seen.payment().refunded()).isEqualTo(Money.of("5.00"));
        assertThat(seen.payment().status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(seen.payment().refund().kind()).isEqualTo(RefundKind.BY_HAND);
        assertThat(seen.raised()).isEqualTo(Alarm.PARTLY_REFUNDED);
        assertThat(seen.events()).containsExactly(partly("part", "5.00", "5.00"));
        assertThat(more.payment().refunded()).isEqualTo(Money.of("7.50"));
        assertThat(more.raised()).isNull();
        assertThat(more.events()).containsExactly(partly("more", "2.50", "7.50"));
    }

    @Test
    void partsBesideAPaymentThatWaitsAreNotBelieved() {
        PaymentDecision old = decide(known(SUCCESS), Step.FETCH,
            told(BrokerStatus.WAITING, part("29.90"), part("29.90")));
        PaymentDecision whole = decide(old.payment(), Step.FETCH, told(BrokerStatus.REFUNDED));

        assertThat(old.payment().refunded()).isEqualTo(Money.ZERO);
        assertThat(old.events()).isEmpty();
        assertThat(((Refunded) whole.events().get(0)).refund().amount()).isEqualTo(AMOUNT);
    }

    @Test
    void partsThatMakeTheWholeAreARefund() {
        PaymentDecision whole = decide(known(SUCCESS), Step.FETCH,
            told(BrokerStatus.APPROVED, part("r1", "29.90"), part("r2", "29.90")));

        assertThat(whole.payment().status()).isEqualTo(REFUNDED);
        assertThat(whole.events()).containsExactly(partly("r1", "29.90", "29.90"),
            new Refunded(whole.payment().refund()));
    }

    @Test
    void aRestUnderWayBesideAPartIsWaitedForAndNotAskedForTwice() {
        PaymentDecision seen = decide(refunding(RefundStatus.REQUESTED), Step.FETCH, told(BrokerStatus.APPROVED,
            part("5.00"), new BrokerRefund("r2", RefundStatus.IN_PROCESS, new BigDecimal("54.80"))));

        assertThat(seen.next()).isEqualTo(Step.DONE);
        Refund rest = seen.payment().refund(Samples.REFUND).orElseThrow();
        assertThat(rest.status()).isEqualTo(RefundStatus.IN_PROCESS);
        assertThat(rest.externalId()).isEqualTo("r2");
    }

    @Test
    void aRefundTakenForMadeIsLookedAtOnceMore() {
        PaymentDecision made = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.DONE));
        assertThat(made.checkIn()).contains(Duration.ofSeconds(30));

        PaymentDecision seen = decide(made.payment(), Step.FETCH,
            told(BrokerStatus.REFUNDED, Samples.brokers("r1", RefundStatus.DONE)));
        assertThat(seen.checkIn()).isEmpty();
        assertThat(seen.raised()).isNull();
    }

    @Test
    void aRefundBesideAPaymentThatStaysApprovedCallsAHuman() {
        Payment made = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.DONE)).payment();

        PaymentDecision atFirst = decide(made, Step.FETCH, told(BrokerStatus.APPROVED));
        PaymentDecision still = later(atFirst.payment(), Step.FETCH, told(BrokerStatus.APPROVED));

        assertThat(atFirst.raised()).isNull();
        assertThat(atFirst.checkIn()).isPresent();
        assertThat(still.raised()).isEqualTo(Alarm.REFUND_NOT_CONFIRMED);
        assertThat(still.checkIn()).contains(Duration.ofHours(1));
        assertThat(later(still.payment(), Step.FETCH, told(BrokerStatus.REFUNDED)).payment().alarm()).isNull();
    }

    @Test
    void howLongARefundIsUnconfirmedIsCountedFromTheRefundOn() {
        Payment longUnclear = refunding(RefundStatus.REQUESTED).change().unclear(NOW.minus(Duration.ofDays(1)))
            .done();
        Payment made = decide(longUnclear, Step.REFUND, took(RefundStatus.DONE)).payment();

        assertThat(decide(made, Step.FETCH, told(BrokerStatus.APPROVED)).raised()).isNull();
        assertThat(later(made, Step.FETCH, told(BrokerStatus.APPROVED)).raised())
            .isEqualTo(Alarm.REFUND_NOT_CONFIRMED);
    }

    private static PartlyRefunded partly(String id, String amount, String total) {
        return new PartlyRefunded(id, Money.of(amount), Money.of(total));
    }

    private static BrokerRefund part(String id, String amount) {
        return new BrokerRefund(id, RefundStatus.DONE, new BigDecimal(amount));
    }
}
