package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
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
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import org.junit.jupiter.api.Test;

/** Refunds of parts that somebody here has asked for: each goes its own way at the broker. */
class WantedPartDecisionsTest extends DecidingTest {

    @Test
    void eachPartIsAskedForUnderItsOwnKeyAndTheLastOneMakesTheWhole() {
        Payment wanted = part(part(known(SUCCESS), "9.80"), "50.00");
        Refund first = wanted.refunds().get(0);
        Refund second = wanted.refunds().get(1);
        assertThat(wanted.dueRefund()).contains(first);
        assertThat(first.key()).isNotEqualTo(second.key());

        PaymentDecision made = decide(wanted, Step.REFUND, took("b1", RefundStatus.DONE, "9.80"));
        assertThat(made.payment().status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(made.events()).containsExactly(
            new PartlyRefunded("b1", Money.of("9.80"), Money.of("9.80")));
        assertThat(made.payment().alarm()).isNull();
        assertThat(made.checkIn()).contains(Duration.ofSeconds(2));

        PaymentDecision next = decide(made.payment(), Step.FETCH,
            told(BrokerStatus.APPROVED, brokers("b1", RefundStatus.DONE, "9.80")));
        assertThat(next.next()).isEqualTo(Step.REFUND);
        assertThat(next.payment().dueRefund()).contains(second);
        assertThat(next.events()).isEmpty();

        PaymentDecision whole = decide(next.payment(), Step.REFUND, took("b2", RefundStatus.DONE, "50.00"));
        assertThat(whole.payment().status()).isEqualTo(REFUNDED);
        assertThat(whole.payment().refunded()).isEqualTo(AMOUNT);
        assertThat(whole.events()).singleElement().isInstanceOf(Refunded.class);
    }

    @Test
    void whereTheBrokerGivesMoreBackThanWasAskedForWhatDoesNotFitBesideItHasFailed() {
        Payment wanted = part(part(known(SUCCESS), "9.80"), "50.00");

        PaymentDecision more = decide(wanted, Step.REFUND, took("b1", RefundStatus.DONE, "20.00"));
        assertThat(more.next()).isEqualTo(Step.FETCH_UNREFUNDED);
        PaymentDecision seen = decide(more.payment(), Step.FETCH_UNREFUNDED,
            told(BrokerStatus.APPROVED, brokers("b1", RefundStatus.DONE, "20.00")));

        assertThat(seen.payment().refunded()).isEqualTo(Money.of("20.00"));
        assertThat(seen.payment().refunds()).extracting(Refund::status)
            .containsExactly(RefundStatus.DONE, RefundStatus.FAILED);
    }

    @Test
    void anAnswerIsTheOneOfTheRefundThatWasAskedForThoughAnotherWasWantedMeanwhile() {
        Payment refused = decide(part(known(SUCCESS), "9.80"), Step.REFUND, REFUSED).payment();
        UUID asked = refused.refund().id();
        Payment more = part(refused, "5.00");
        assertThat(more.dueRefund().orElseThrow().id()).isNotEqualTo(asked);

        PaymentDecision made = decisions.after(more, Step.REFUND, asked, took("b1", RefundStatus.DONE, "9.80"), NOW);

        assertThat(made.payment().refund(asked).orElseThrow().status()).isEqualTo(RefundStatus.DONE);
        assertThat(made.payment().refund().status()).isEqualTo(RefundStatus.REQUESTED);
    }

    @Test
    void noMoreIsWantedThanIsLeft() {
        Payment wanted = part(known(SUCCESS), "50.00");

        assertThat(wanted.refundable()).isEqualTo(Money.of("9.80"));
        assertThat(decisions.refundWanted(wanted, Money.of("9.81"), "a test")).isEmpty();
        assertThat(decisions.refundWanted(wanted, Money.of("9.80"), "a test")).isPresent();
        assertThat(decisions.refundWanted(wanted, null).orElseThrow().refund().amount()).isEqualTo(Money.of("9.80"));
        assertThat(decisions.refundWanted(known(REFUNDED), Money.of("0.01"), "a test")).isEmpty();
        assertThat(decisions.refundWanted(known(PENDING), Money.of("0.01"), "a test")).isEmpty();
        assertThat(decisions.refundWanted(known(FAIL), Money.of("0.01"), "a test")).isEmpty();
    }

    @Test
    void whatARefundThatFailedWasForIsLeftAgain() {
        Payment failed = part(known(SUCCESS), "50.00");
        failed = failed.change().refund(failed.refund().failed()).done();

        assertThat(failed.refundable()).isEqualTo(AMOUNT);
    }

    @Test
    void aPartWhoseAnswerWasLostIsFoundAndNotSentAgain() {
        Payment wanted = part(part(known(SUCCESS), "5.00"), "5.00");

        PaymentDecision found = decide(wanted, Step.FETCH,
            told(BrokerStatus.APPROVED, brokers("b1", RefundStatus.IN_PROCESS, "5.00")));

        assertThat(found.payment().refunds()).extracting(Refund::status)
            .containsExactly(RefundStatus.IN_PROCESS, RefundStatus.REQUESTED);
        assertThat(found.payment().refunds().get(0).externalId()).isEqualTo("b1");
        assertThat(found.next()).isEqualTo(Step.REFUND);
        assertThat(found.payment().dueRefund()).contains(wanted.refunds().get(1));
    }

    @Test
    void twoPartsThatAreDoneAtOnceAreToldEachWithTheSumUpToIt() {
        Payment wanted = part(part(known(SUCCESS), "5.00"), "7.00");

        PaymentDecision done = decide(wanted, Step.FETCH, told(BrokerStatus.APPROVED,
            brokers("b2", RefundStatus.DONE, "7.00"), brokers("b1", RefundStatus.DONE, "5.00")));

        assertThat(done.events()).containsExactly(
            new PartlyRefunded("b1", Money.of("5.00"), Money.of("5.00")),
            new PartlyRefunded("b2", Money.of("7.00"), Money.of("12.00")));
        assertThat(done.payment().alarm()).isNull();
        assertThat(done.next()).isEqualTo(Step.DONE);
        assertThat(done.checkIn()).isEmpty();
    }

    @Test
    void aPartThatIsRefusedHoldsUpNoOther() {
        Payment wanted = part(part(known(SUCCESS), "5.00"), "7.00");

        PaymentDecision refused = decide(wanted, Step.REFUND, REFUSED);
        PaymentDecision seen = decide(refused.payment(), Step.FETCH_UNREFUNDED, told(BrokerStatus.APPROVED));

        assertThat(seen.payment().dueRefund()).contains(wanted.refunds().get(1));
        assertThat(seen.checkIn()).contains(Duration.ofSeconds(2));
        Payment other = decide(seen.payment(), Step.REFUND, took("b2", RefundStatus.DONE, "7.00")).payment();
        PaymentDecision after = decide(other, Step.FETCH,
            told(BrokerStatus.APPROVED, brokers("b2", RefundStatus.DONE, "7.00")));
        assertThat(after.payment().dueRefund().orElseThrow().key()).isEqualTo(wanted.refunds().get(0).id() + "-1");
    }

    @Test
    void aPartThatIsRefusedForADayHasFailedAndTheOthersStand() {
        Payment wanted = part(part(known(SUCCESS), "5.00"), "7.00");
        Payment refused = decide(wanted, Step.REFUND, REFUSED).payment();

        PaymentDecision failed = decisions.after(refused, Step.FETCH_UNREFUNDED, null, told(BrokerStatus.APPROVED),
            NOW.plus(Duration.ofHours(25)));

        assertThat(failed.events()).singleElement().isInstanceOf(RefundFailed.class);
        assertThat(((RefundFailed) failed.events().get(0)).refund().amount()).isEqualTo(Money.of("5.00"));
        assertThat(failed.payment().refunds()).extracting(Refund::status)
            .containsExactly(RefundStatus.FAILED, RefundStatus.REQUESTED);
    }

    @Test
    void aPartOfWhichTooLittleIsLeftAfterOthersWereMadeByHandHasFailed() {
        Payment wanted = part(known(SUCCESS), "40.00");

        PaymentDecision seen = decide(wanted, Step.FETCH,
            told(BrokerStatus.APPROVED, brokers("by-hand", RefundStatus.DONE, "30.00")));

        assertThat(seen.payment().refund(wanted.refund().id()).orElseThrow().status()).isEqualTo(RefundStatus.FAILED);
        assertThat(seen.events()).hasSize(2).last().isInstanceOf(RefundFailed.class);
        assertThat(seen.next()).isEqualTo(Step.DONE);
    }

    @Test
    void ofAnOrderThatIsGivenUpTheRestGoesBackBesideItsParts() {
        Payment parted = decide(part(known(SUCCESS), "9.80"), Step.REFUND, took("b1", RefundStatus.DONE, "9.80"))
            .payment();

        PaymentDecision rest = decide(unwanted(parted), Step.FETCH,
            told(BrokerStatus.APPROVED, brokers("b1", RefundStatus.DONE, "9.80")));

        assertThat(rest.next()).isEqualTo(Step.REFUND);
        assertThat(rest.payment().dueRefund().orElseThrow().kind()).isEqualTo(RefundKind.REST);
        assertThat(rest.payment().dueRefund().orElseThrow().amount()).isEqualTo(Money.of("50.00"));
    }

    @Test
    void allOfItGoneBackByHandEndsAPartThatWasWanted() {
        Payment wanted = part(known(SUCCESS), "9.80");

        PaymentDecision whole = decide(wanted, Step.FETCH,
            told(BrokerStatus.REFUNDED, brokers("by-hand", RefundStatus.DONE, "59.80")));

        assertThat(whole.payment().status()).isEqualTo(REFUNDED);
        assertThat(whole.events()).singleElement().isInstanceOf(Refunded.class);
        assertThat(whole.payment().refunds()).noneMatch(refund -> refund.status() == RefundStatus.REQUESTED);
        assertThat(sumOfStanding(whole.payment())).isEqualTo(AMOUNT);
    }

    /** Whatever the broker says, the refunds that stand are never more than was paid: the database would refuse them. */
    @Test
    void refundsThatStandAreNeverMoreThanWasPaid() {
        List<String> amounts = List.of("9.80", "50.00", "59.80");
        for (String first : amounts) {
            for (String second : amounts) {
                for (BrokerStatus status : List.of(BrokerStatus.APPROVED, BrokerStatus.REFUNDED)) {
                    for (RefundStatus one : List.of(RefundStatus.DONE, RefundStatus.IN_PROCESS)) {
                        Payment wanted = decisions.refundWanted(part(known(SUCCESS), "20.00"), null).orElseThrow();

                        Payment seen = decide(wanted, Step.FETCH, told(status, brokers("h1", one, first),
                            brokers("h2", RefundStatus.DONE, second))).payment();

                        assertThat(sumOfStanding(seen)).as("%s %s %s %s", first, second, status, one)
                            .isLessThanOrEqualTo(AMOUNT);
                    }
                }
            }
        }
    }

    private static Money sumOfStanding(Payment payment) {
        return payment.refunds().stream().filter(Refund::stands).map(Refund::amount).reduce(Money.ZERO, Money::plus);
    }

    private Payment part(Payment payment, String amount) {
        return decisions.refundWanted(payment, Money.of(amount), "a test").orElseThrow();
    }

    private static BrokerAnswer took(String id, RefundStatus status, String amount) {
        return new RefundAccepted(brokers(id, status, amount));
    }

    private static BrokerRefund brokers(String id, RefundStatus status, String amount) {
        return new BrokerRefund(id, status, new BigDecimal(amount));
    }
}
