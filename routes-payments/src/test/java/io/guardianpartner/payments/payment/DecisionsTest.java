package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.BROKERS_ID;
import static io.guardianpartner.payments.payment.Samples.ID;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.intent;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.payments.payment.BrokerAnswer.FoundNothing;
import io.guardianpartner.payments.payment.BrokerAnswer.Refused;
import io.guardianpartner.payments.payment.BrokerAnswer.TookRefund;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {

    private static final BrokerAnswer UNKNOWN = new Unknown();
    private static final BrokerAnswer NOTHING = new FoundNothing();
    private static final BrokerAnswer AWAY = new Unavailable();
    private static final BrokerAnswer REFUSED = new Refused("HTTP status 400");

    private final Decisions decisions = new Decisions(Samples.TIMES);

    @Nested
    class Creating {

        @Test
        void theBrokersIdAndPixAreTakenOver() {
            Payment created = decide(intent(), Step.CREATE, told(BrokerStatus.WAITING)).payment();

            assertThat(created.externalId()).isEqualTo(BROKERS_ID);
            assertThat(created.pix()).isEqualTo(Samples.PIX);
            assertThat(created.status()).isEqualTo(PENDING);
        }

        @Test
        void thePayersAddressIsForgottenOnceTheBrokerKnowsThePayment() {
            assertThat(intent().payerEmail()).isNotNull();
            assertThat(decide(intent(), Step.CREATE, told(BrokerStatus.WAITING)).payment().payerEmail()).isNull();
        }

        @Test
        void anUnknownOutcomeMeansTheSameCallThenASearchThenRest() {
            assertThat(decide(intent(), Step.CREATE, UNKNOWN).next()).isEqualTo(Step.CREATE_AGAIN);
            assertThat(decide(intent(), Step.CREATE_AGAIN, UNKNOWN).next()).isEqualTo(Step.SEARCH);
            assertThat(decide(intent(), Step.SEARCH, UNKNOWN).next()).isEqualTo(Step.REST);
        }

        @Test
        void anEmptySearchProvesNothing() {
            Decision decision = decide(intent(), Step.SEARCH, NOTHING);

            assertThat(decision.payment().isOutcomeUnknown()).isTrue();
            assertThat(decision.events()).isEmpty();
            assertThat(decision.checkIn()).contains(Duration.ofSeconds(2));
        }

        @Test
        void aSearchThatFindsThePaymentAdoptsIt() {
            assertThat(decide(intent(), Step.SEARCH, told(BrokerStatus.WAITING)).payment().externalId())
                .isEqualTo(BROKERS_ID);
        }

        @Test
        void aBrokerThatIsAwayIsAskedAgainLater() {
            Decision decision = decide(intent(), Step.CREATE, AWAY);

            assertThat(decision.next()).isEqualTo(Step.REST);
            assertThat(decision.payment().isOutcomeUnknown()).isTrue();
            assertThat(decision.checkIn()).isPresent();
        }

        @Test
        void aRefusalIsBelievedOnlyIfNoEarlierCallWasTaken() {
            assertThat(decide(intent(), Step.CREATE, REFUSED).next()).isEqualTo(Step.SEARCH_REFUSED);
            assertThat(decide(intent(), Step.SEARCH_REFUSED, told(BrokerStatus.WAITING)).payment().status())
                .isEqualTo(PENDING);

            Decision refused = decide(intent(), Step.SEARCH_REFUSED, NOTHING);
            assertThat(refused.payment().status()).isEqualTo(FAIL);
            assertThat(refused.events()).containsExactly(new Failed(FailReason.REJECTED));
        }

        @Test
        void aRefusalWhoseSearchFailsLeavesTheOutcomeOpen() {
            assertThat(decide(intent(), Step.SEARCH_REFUSED, UNKNOWN).payment().isOutcomeUnknown()).isTrue();
        }

        @Test
        void aRefusedPaymentForgetsThePayersAddress() {
            assertThat(decide(intent(), Step.SEARCH_REFUSED, NOTHING).payment().payerEmail()).isNull();
        }

        @Test
        void aRefusalThatComesLateDoesNotUndoWhatAnotherPursuitLearnt() {
            Decision late = decide(known(SUCCESS), Step.SEARCH_REFUSED, NOTHING);

            assertThat(late.payment().status()).isEqualTo(SUCCESS);
            assertThat(late.events()).isEmpty();
        }

        @Test
        void aPaymentThatIsUnwantedByNowIsCancelledAtOnce() {
            assertThat(decide(unwanted(intent()), Step.CREATE, told(BrokerStatus.WAITING)).next())
                .isEqualTo(Step.CANCEL);
        }
    }

    @Nested
    class Believing {

        @ParameterizedTest
        @CsvSource({
            "another payment, 99, own,     59.80, BRL, OTHER_PAYMENT",
            "no reference,    4711, ,      59.80, BRL, OTHER_PAYMENT",
            "another amount,  4711, own,   59.81, BRL, OTHER_AMOUNT",
            "another currency, 4711, own,  59.80, USD, OTHER_AMOUNT",
            "no currency,     4711, own,   59.80, ,    OTHER_AMOUNT"})
        void anApprovalThatDoesNotMatchIsLeftForAHuman(String what, String id, String reference, String amount,
            String currency, Alarm alarm) {
            String told = "own".equals(reference) ? ID.toString() : reference;

            Decision decision = decide(known(PENDING), Step.LOOK,
                told(id, told, BrokerStatus.APPROVED, amount, currency));

            assertThat(decision.payment().status()).as(what).isEqualTo(PENDING);
            assertThat(decision.payment().alarm()).isEqualTo(alarm);
            assertThat(decision.raised()).isEqualTo(alarm);
            assertThat(decision.events()).isEmpty();
            assertThat(decision.checkIn()).contains(Duration.ofHours(1));
        }

        @ParameterizedTest
        @CsvSource({"59.8", "59.80", "59.800"})
        void anAmountIsComparedByItsValue(String amount) {
            Decision decision = decide(known(PENDING), Step.LOOK,
                told(BROKERS_ID, ID.toString(), BrokerStatus.APPROVED, amount, "BRL"));

            assertThat(decision.events()).containsExactly(new Succeeded());
        }

        @Test
        void anAlarmEndsWhenTheBrokerMakesSenseAgain() {
            Payment alarmed = decide(known(PENDING), Step.LOOK, told(BrokerStatus.DISPUTED)).payment();

            assertThat(decide(alarmed, Step.LOOK, told(BrokerStatus.APPROVED)).payment().alarm()).isNull();
        }

        @Test
        void anAlarmIsRaisedOnce() {
            Decision first = decide(known(SUCCESS), Step.LOOK, told(BrokerStatus.DISPUTED));
            Decision second = decide(first.payment(), Step.LOOK, told(BrokerStatus.DISPUTED));
            Decision other = decide(second.payment(), Step.LOOK, told(BrokerStatus.EXPIRED));

            assertThat(first.raised()).isEqualTo(Alarm.DISPUTED);
            assertThat(second.raised()).isNull();
            assertThat(other.raised()).isEqualTo(Alarm.APPROVAL_TAKEN_BACK);
        }

        @Test
        void aDisputeIsAskedAboutAtGrowingIntervalsUntilItEnds() {
            Decision first = decide(unwanted(known(SUCCESS)), Step.LOOK, told(BrokerStatus.DISPUTED));
            Decision second = decide(first.payment(), Step.LOOK, told(BrokerStatus.DISPUTED));

            assertThat(first.checkIn()).contains(Duration.ofHours(1));
            assertThat(second.checkIn()).contains(Duration.ofHours(2));
            assertThat(decide(second.payment(), Step.LOOK, told(BrokerStatus.APPROVED)).next()).isEqualTo(Step.REFUND);
        }

        @Test
        void anAnswerFromAnOldCopyDoesNotMakeARefundForgotten() {
            for (RefundStatus open : List.of(RefundStatus.REQUESTED, RefundStatus.IN_PROCESS)) {
                assertThat(decide(refunding(open), Step.LOOK, told(BrokerStatus.EXPIRED)).checkIn())
                    .as("%s", open).contains(Duration.ofHours(1));
            }
        }

        @Test
        void whereNothingIsWantedAnAlarmEndsTheQuestions() {
            assertThat(decide(known(SUCCESS), Step.LOOK, told(BrokerStatus.EXPIRED)).checkIn()).isEmpty();
        }
    }

    @Nested
    class Cancelling {

        @Test
        void anUnwantedPaymentIsLookedAtThenCancelled() {
            assertThat(Step.firstOf(unwanted(known(PENDING)))).isEqualTo(Step.LOOK);
            assertThat(decide(unwanted(known(PENDING)), Step.LOOK, told(BrokerStatus.WAITING)).next())
                .isEqualTo(Step.CANCEL);

            Decision cancelled = decide(unwanted(known(PENDING)), Step.CANCEL, told(BrokerStatus.CANCELLED));
            assertThat(cancelled.events()).containsExactly(new Failed(FailReason.CANCELLED));
            assertThat(cancelled.next()).isEqualTo(Step.REST);
        }

        @Test
        void aPaymentThatWasPaidJustBeforeItsCancellationIsRefunded() {
            Payment unwanted = unwanted(known(PENDING));
            assertThat(decide(unwanted, Step.CANCEL, REFUSED).next()).isEqualTo(Step.LOOK_UNCANCELLED);

            Decision paid = decide(unwanted, Step.LOOK_UNCANCELLED, told(BrokerStatus.APPROVED));

            assertThat(paid.events()).containsExactly(new Succeeded());
            assertThat(paid.payment().refund().status()).isEqualTo(RefundStatus.REQUESTED);
            assertThat(paid.payment().refund().amount()).isEqualTo(AMOUNT);
            assertThat(paid.next()).isEqualTo(Step.REFUND);
        }

        @Test
        void anApprovalAfterTheCancellationIsRefunded() {
            Decision late = decide(unwanted(known(FAIL)), Step.LOOK, told(BrokerStatus.APPROVED));

            assertThat(late.events()).containsExactly(new Succeeded());
            assertThat(late.next()).isEqualTo(Step.REFUND);
        }

        @Test
        void whatCannotBeCancelledNowIsTriedAgain() {
            assertThat(decide(unwanted(known(PENDING)), Step.CANCEL, UNKNOWN).checkIn())
                .contains(Duration.ofSeconds(2));
            assertThat(decide(unwanted(known(PENDING)), Step.LOOK, AWAY).checkIn()).contains(Duration.ofSeconds(2));
            assertThat(decide(unwanted(known(PENDING)), Step.LOOK_UNCANCELLED, told(BrokerStatus.WAITING)).checkIn())
                .contains(Duration.ofSeconds(2));
        }

        @Test
        void aRefundThatFailedIsNotMadeAnewByTheSameCancellation() {
            Decision decision = decide(unwanted(refunding(RefundStatus.FAILED)), Step.LOOK,
                told(BrokerStatus.APPROVED));

            assertThat(decision.next()).isEqualTo(Step.REST);
            assertThat(decision.events()).isEmpty();
        }
    }

    @Nested
    class Refunding {

        @Test
        void aRefundWhoseAnswerWasLostIsFoundBeforeItIsDeclaredFailed() {
            Decision refused = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, REFUSED);

            Decision found = decide(refused.payment(), Step.LOOK_UNREFUNDED,
                told(BrokerStatus.APPROVED, Samples.brokers("r7", RefundStatus.IN_PROCESS)));

            assertThat(found.events()).isEmpty();
            assertThat(found.payment().refund().id()).isEqualTo(Samples.REFUND);
            assertThat(found.payment().refund().status()).isEqualTo(RefundStatus.IN_PROCESS);
            assertThat(found.payment().refund().externalId()).isEqualTo("r7");
        }

        @Test
        void afterAFailedRefundAnotherIsMadeOnlyIfTheBrokerHasNone() {
            Payment again = decisions.refundWanted(refunding(RefundStatus.FAILED)).orElseThrow();
            BrokerRefund failed = Samples.brokers("r1", RefundStatus.FAILED);

            Decision found = decide(again, Step.LOOK,
                told(BrokerStatus.APPROVED, failed, Samples.brokers("r2", RefundStatus.IN_PROCESS)));

            assertThat(decide(again, Step.LOOK, told(BrokerStatus.APPROVED, failed)).next()).isEqualTo(Step.REFUND);
            assertThat(found.next()).isEqualTo(Step.REST);
            assertThat(found.payment().refund().externalId()).isEqualTo("r2");
        }

        @Test
        void aFailedRefundThatWasMadeAfterAllIsTold() {
            Decision made = decide(refunding(RefundStatus.FAILED), Step.LOOK,
                told(BrokerStatus.APPROVED, Samples.brokers("r2", RefundStatus.DONE)));

            assertThat(made.payment().status()).isEqualTo(REFUNDED);
            assertThat(made.events()).singleElement().isInstanceOf(Refunded.class);
        }

        @Test
        void aRefundOfAPartMadeByHandIsNotTakenForTheWhole() {
            BrokerRefund part = new BrokerRefund("part", RefundStatus.DONE, new BigDecimal("5.00"));

            assertThat(decide(refunding(RefundStatus.REQUESTED), Step.LOOK, told(BrokerStatus.APPROVED, part)).next())
                .isEqualTo(Step.REFUND);
        }

        @Test
        void aRefundThatIsDoneIsTold() {
            Decision done = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.DONE));

            assertThat(done.payment().status()).isEqualTo(REFUNDED);
            assertThat(done.payment().refunded()).isEqualTo(AMOUNT);
            assertThat(done.events()).containsExactly(new Refunded(done.payment().refund()));
            assertThat(done.payment().refund().publicId()).isEqualTo("r1");
        }

        @Test
        void aRefundInProcessIsAskedAboutUntilItIsDone() {
            Decision held = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.IN_PROCESS));
            assertThat(held.payment().refund().status()).isEqualTo(RefundStatus.IN_PROCESS);
            assertThat(held.events()).isEmpty();
            assertThat(held.checkIn()).contains(Duration.ofSeconds(30));

            Decision still = decide(held.payment(), Step.LOOK,
                told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.IN_PROCESS)));
            assertThat(still.next()).isEqualTo(Step.REST);
            assertThat(still.checkIn()).contains(Duration.ofSeconds(60));

            Decision done = decide(still.payment(), Step.LOOK,
                told(BrokerStatus.REFUNDED, Samples.brokers("r1", RefundStatus.DONE)));
            assertThat(done.payment().status()).isEqualTo(REFUNDED);
        }

        @Test
        void aRefundThatTheCentralBankRefusesFails() {
            Decision failed = decide(refunding(RefundStatus.IN_PROCESS), Step.LOOK,
                told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.FAILED)));

            assertThat(failed.payment().status()).isEqualTo(SUCCESS);
            assertThat(failed.payment().refund().status()).isEqualTo(RefundStatus.FAILED);
            assertThat(failed.events()).containsExactly(new RefundFailed(failed.payment().refund()));
        }

        @Test
        void aRefusedRefundFailsUnlessTheMoneyHasGoneBackAlready() {
            Decision refused = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, REFUSED);
            assertThat(refused.next()).isEqualTo(Step.LOOK_UNREFUNDED);
            assertThat(refused.events()).isEmpty();

            Decision failed = decide(refused.payment(), Step.LOOK_UNREFUNDED, told(BrokerStatus.APPROVED));
            assertThat(failed.events()).singleElement().isInstanceOf(RefundFailed.class);
            assertThat(failed.payment().refund().refusal()).isEqualTo("HTTP status 400");

            Decision made = decide(refused.payment(), Step.LOOK_UNREFUNDED, told(BrokerStatus.REFUNDED));
            assertThat(made.events()).singleElement().isInstanceOf(Refunded.class);
        }

        @Test
        void aRefundWhoseOutcomeIsUnknownIsAskedForAgainUnderTheSameKey() {
            Decision unknown = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, UNKNOWN);
            assertThat(unknown.checkIn()).contains(Duration.ofSeconds(2));

            Decision again = decide(unknown.payment(), Step.LOOK, told(BrokerStatus.APPROVED));
            assertThat(again.next()).isEqualTo(Step.REFUND);
            assertThat(again.payment().refund().id()).isEqualTo(Samples.REFUND);
        }

        @Test
        void aRefundThatSomebodyMadeAtTheBrokerIsTold() {
            Decision seen = decide(known(SUCCESS), Step.LOOK,
                told(BrokerStatus.REFUNDED, Samples.brokers("by-hand", RefundStatus.DONE)));

            assertThat(seen.payment().refund().externalId()).isEqualTo("by-hand");
            assertThat(seen.payment().refund().status()).isEqualTo(RefundStatus.DONE);
        }

        @Test
        void askingTwiceForARefundFindsTheSameOne() {
            Payment once = decisions.refundWanted(known(SUCCESS)).orElseThrow();

            assertThat(decisions.refundWanted(once)).contains(once);
            assertThat(decisions.refundWanted(known(REFUNDED))).contains(known(REFUNDED));
        }

        @Test
        void aRefundThatFailedMayBeAskedForAnew() {
            Payment again = decisions.refundWanted(refunding(RefundStatus.FAILED)).orElseThrow();

            assertThat(again.refund().id()).isNotEqualTo(Samples.REFUND);
            assertThat(again.refund().status()).isEqualTo(RefundStatus.REQUESTED);
        }

        @Test
        void whatWasNotPaidCannotBeRefunded() {
            assertThat(decisions.refundWanted(known(PENDING))).isEmpty();
            assertThat(decisions.refundWanted(known(FAIL))).isEmpty();
        }

        private BrokerAnswer took(RefundStatus status) {
            return new TookRefund(Samples.brokers("r1", status));
        }
    }

    @Test
    void aPursuitOnlyGoesForwardWhateverTheBrokerSays() {
        for (Payment payment : allPayments()) {
            for (Step asked : Step.values()) {
                for (BrokerAnswer answer : allAnswers()) {
                    Decision decision = decide(payment, asked, answer);
                    assertThat(asked == Step.REST || asked.isBefore(decision.next()))
                        .as("%s after %s was answered %s", decision.next(), asked, answer).isTrue();
                }
            }
        }
    }

    @Test
    void whatIsStillWantedIsNeverForgotten() {
        for (Payment payment : allPayments()) {
            for (BrokerAnswer answer : List.of(UNKNOWN, AWAY, NOTHING, told(BrokerStatus.WAITING))) {
                Decision decision = decide(payment, Step.LOOK_UNCANCELLED, answer);
                boolean isOpen = decision.payment().status() == PENDING || decision.payment().isRefundDue();
                assertThat(decision.next() != Step.REST || decision.checkIn().isPresent() || !isOpen)
                    .as("%s after %s", payment, answer).isTrue();
            }
        }
    }

    private Decision decide(Payment payment, Step asked, BrokerAnswer answer) {
        return decisions.after(payment, asked, answer, NOW);
    }

    private static List<Payment> allPayments() {
        Stream<Payment> wanted = Stream.concat(
            Stream.concat(Stream.of(intent()), Stream.of(PaymentStatus.values()).map(Samples::known)),
            Stream.of(RefundStatus.values()).map(Samples::refunding));
        return wanted.flatMap(payment -> Stream.of(payment, unwanted(payment))).toList();
    }

    private static List<BrokerAnswer> allAnswers() {
        Stream<BrokerAnswer> told = Stream.of(BrokerStatus.values()).map(status -> told(status));
        Stream<BrokerAnswer> took = Stream.of(RefundStatus.DONE, RefundStatus.IN_PROCESS, RefundStatus.FAILED)
            .map(status -> new TookRefund(Samples.brokers("r1", status)));
        return Stream.of(told, took, Stream.of(UNKNOWN, NOTHING, AWAY, REFUSED)).flatMap(all -> all).toList();
    }
}
