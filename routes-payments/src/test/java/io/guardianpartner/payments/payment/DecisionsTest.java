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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer.FoundNothing;
import io.guardianpartner.payments.payment.BrokerAnswer.Refused;
import io.guardianpartner.payments.payment.BrokerAnswer.Told;
import io.guardianpartner.payments.payment.BrokerAnswer.TookRefund;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {

    private static final BrokerAnswer UNKNOWN = new Unknown();
    private static final BrokerAnswer NOTHING = new FoundNothing();
    private static final BrokerAnswer AWAY = new Unavailable();
    private static final BrokerAnswer UNREADABLE = new Unreadable();
    private static final BrokerAnswer REFUSED = new Refused("HTTP status 400");

    private final Decisions decisions = new Decisions(Samples.TIMES, Samples.PATIENCE);

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
        void aPixThatDoesNotTellItsEndEndsWhenItWasAskedTo() {
            BrokerAnswer endless = new Told(new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.WAITING,
                AMOUNT.amount(), "BRL", false, null, new Pix("000201", null), List.of(), null,
                List.of("date_of_expiration")));

            assertThat(decide(intent(), Step.CREATE, endless).payment().pix())
                .isEqualTo(new Pix("000201", Samples.PAY_BY));
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
        void aRefundThatTheCentralBankRefusesIsAskedForAgainUnderAnotherKey() {
            Decision refused = decide(refunding(RefundStatus.IN_PROCESS), Step.LOOK,
                told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.FAILED)));

            assertThat(refused.events()).isEmpty();
            assertThat(refused.checkIn()).contains(Duration.ofMinutes(5));
            Decision again = decide(refused.payment(), Step.LOOK,
                told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.FAILED)));
            assertThat(again.next()).isEqualTo(Step.REFUND);
            assertThat(again.payment().refund().key()).isEqualTo(Samples.REFUND + "-1");
        }

        @Test
        void aRefusedRefundIsMadeIfTheMoneyHasGoneBackAlready() {
            Decision refused = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, REFUSED);
            assertThat(refused.next()).isEqualTo(Step.LOOK_UNREFUNDED);
            assertThat(refused.events()).isEmpty();

            Decision made = decide(refused.payment(), Step.LOOK_UNREFUNDED, told(BrokerStatus.REFUNDED));
            assertThat(made.events()).singleElement().isInstanceOf(Refunded.class);
        }

        @Test
        void aRefusedRefundIsTriedAgainForADayAtGrowingIntervalsAndHasFailedThen() {
            Payment payment = refunding(RefundStatus.REQUESTED);
            Instant now = NOW;
            List<Duration> waits = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            Decision decision;
            do {
                keys.add(payment.refund().key());
                assertThat(decisions.after(payment, Step.LOOK, told(BrokerStatus.APPROVED), now).next())
                    .isEqualTo(Step.REFUND);
                Payment refused = decisions.after(payment, Step.REFUND, REFUSED, now).payment();
                decision = decisions.after(refused, Step.LOOK_UNREFUNDED, told(BrokerStatus.APPROVED), now);
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
                Step.LOOK_UNREFUNDED, told(BrokerStatus.APPROVED)).payment();

            Decision made = decide(refused, Step.LOOK,
                told(BrokerStatus.APPROVED, Samples.brokers("r5", RefundStatus.IN_PROCESS)));

            assertThat(made.next()).isEqualTo(Step.REST);
            assertThat(made.payment().refund().externalId()).isEqualTo("r5");
        }

        @Test
        void aRefundOfLessThanWasAskedForIsNoRefundOfTheWhole() {
            Decision part = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, tookPart("5.00"));

            assertThat(part.payment().status()).isEqualTo(SUCCESS);
            assertThat(part.raised()).isEqualTo(Alarm.PARTLY_REFUNDED);
            assertThat(part.next()).isEqualTo(Step.LOOK_UNREFUNDED);

            Decision seen = decide(part.payment(), Step.LOOK_UNREFUNDED, told(BrokerStatus.APPROVED, part("5.00")));
            assertThat(seen.payment().refunded()).isEqualTo(Money.of("5.00"));
            assertThat(seen.events()).containsExactly(new PartlyRefunded("part", Money.of("5.00")));
            assertThat(seen.raised()).isNull();
            assertThat(seen.checkIn()).contains(Duration.ofMinutes(5));

            Decision again = decide(seen.payment(), Step.LOOK, told(BrokerStatus.APPROVED, part("5.00")));
            assertThat(again.next()).isEqualTo(Step.REFUND);
            assertThat(again.events()).isEmpty();
            assertThat(again.payment().refund().key()).isEqualTo(Samples.REFUND + "-1");

            Decision whole = decide(again.payment(), Step.LOOK,
                told(BrokerStatus.APPROVED, part("5.00"), new BrokerRefund("r2", RefundStatus.DONE,
                    new BigDecimal("54.80"))));
            assertThat(whole.payment().status()).isEqualTo(REFUNDED);
            assertThat(whole.payment().refunded()).isEqualTo(AMOUNT);
            assertThat(whole.payment().alarm()).isNull();
            assertThat(((Refunded) whole.events().get(0)).refund().amount()).isEqualTo(Money.of("54.80"));
        }

        @Test
        void aPartThatIsToldAgainIsNotCountedAgain() {
            Payment lost = decide(refunding(RefundStatus.REQUESTED), Step.LOOK,
                told(BrokerStatus.APPROVED, part("15.00"))).payment();

            Decision replayed = decide(lost, Step.REFUND, tookPart("15.00"));

            assertThat(replayed.payment().status()).isEqualTo(SUCCESS);
            assertThat(decide(replayed.payment(), Step.LOOK_UNREFUNDED, told(BrokerStatus.APPROVED, part("15.00")))
                .payment().refunded()).isEqualTo(Money.of("15.00"));
        }

        @Test
        void aPartRefundedByHandLeavesATraceAndCallsAHumanOnce() {
            Decision seen = decide(known(SUCCESS), Step.LOOK, told(BrokerStatus.APPROVED, part("5.00")));
            Decision more = decide(seen.payment(), Step.LOOK, told(BrokerStatus.APPROVED, part("5.00"), part("2.50")));

            assertThat(seen.payment().refunded()).isEqualTo(Money.of("5.00"));
            assertThat(seen.raised()).isEqualTo(Alarm.PARTLY_REFUNDED);
            assertThat(seen.events()).containsExactly(new PartlyRefunded("part", Money.of("5.00")));
            assertThat(more.payment().refunded()).isEqualTo(Money.of("7.50"));
            assertThat(more.raised()).isNull();
            assertThat(more.events()).containsExactly(new PartlyRefunded("part", Money.of("2.50")));
        }

        @Test
        void partsBesideAPaymentThatWaitsAreNotBelieved() {
            Decision old = decide(known(SUCCESS), Step.LOOK,
                told(BrokerStatus.WAITING, part("29.90"), part("29.90")));
            Decision whole = decide(old.payment(), Step.LOOK, told(BrokerStatus.REFUNDED));

            assertThat(old.payment().refunded()).isEqualTo(Money.ZERO);
            assertThat(old.events()).isEmpty();
            assertThat(((Refunded) whole.events().get(0)).refund().amount()).isEqualTo(AMOUNT);
        }

        @Test
        void partsThatMakeTheWholeAreARefund() {
            Decision whole = decide(known(SUCCESS), Step.LOOK,
                told(BrokerStatus.APPROVED, part("29.90"), part("29.90")));

            assertThat(whole.payment().status()).isEqualTo(REFUNDED);
            assertThat(whole.events()).singleElement().isInstanceOf(Refunded.class);
        }

        @Test
        void aRestUnderWayBesideAPartIsWaitedForAndNotAskedForTwice() {
            Decision seen = decide(refunding(RefundStatus.REQUESTED), Step.LOOK, told(BrokerStatus.APPROVED,
                part("5.00"), new BrokerRefund("r2", RefundStatus.IN_PROCESS, new BigDecimal("54.80"))));

            assertThat(seen.next()).isEqualTo(Step.REST);
            assertThat(seen.payment().refund().status()).isEqualTo(RefundStatus.IN_PROCESS);
            assertThat(seen.payment().refund().externalId()).isEqualTo("r2");
        }

        @Test
        void aRefundTakenForMadeIsLookedAtOnceMore() {
            Decision made = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.DONE));
            assertThat(made.checkIn()).contains(Duration.ofSeconds(30));

            Decision seen = decide(made.payment(), Step.LOOK,
                told(BrokerStatus.REFUNDED, Samples.brokers("r1", RefundStatus.DONE)));
            assertThat(seen.checkIn()).isEmpty();
            assertThat(seen.raised()).isNull();
        }

        @Test
        void aRefundBesideAPaymentThatStaysApprovedCallsAHuman() {
            Payment made = decide(refunding(RefundStatus.REQUESTED), Step.REFUND, took(RefundStatus.DONE)).payment();

            Decision atFirst = decide(made, Step.LOOK, told(BrokerStatus.APPROVED));
            Decision still = later(atFirst.payment(), Step.LOOK, told(BrokerStatus.APPROVED));

            assertThat(atFirst.raised()).isNull();
            assertThat(atFirst.checkIn()).isPresent();
            assertThat(still.raised()).isEqualTo(Alarm.REFUND_NOT_CONFIRMED);
            assertThat(still.checkIn()).contains(Duration.ofHours(1));
            assertThat(later(still.payment(), Step.LOOK, told(BrokerStatus.REFUNDED)).payment().alarm()).isNull();
        }

        @Test
        void howLongARefundIsUnconfirmedIsCountedFromTheRefundOn() {
            Payment longUnclear = refunding(RefundStatus.REQUESTED).change().unclear(NOW.minus(Duration.ofDays(1)))
                .done();
            Payment made = decide(longUnclear, Step.REFUND, took(RefundStatus.DONE)).payment();

            assertThat(decide(made, Step.LOOK, told(BrokerStatus.APPROVED)).raised()).isNull();
            assertThat(later(made, Step.LOOK, told(BrokerStatus.APPROVED)).raised())
                .isEqualTo(Alarm.REFUND_NOT_CONFIRMED);
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

        private BrokerAnswer tookPart(String amount) {
            return new TookRefund(part(amount));
        }

        private BrokerRefund part(String amount) {
            return new BrokerRefund("part", RefundStatus.DONE, new BigDecimal(amount));
        }

        private BrokerAnswer took(RefundStatus status) {
            return new TookRefund(Samples.brokers("r1", status));
        }
    }

    @Nested
    class Unclear {

        @Test
        void anAnswerThatCannotBeReadIsFollowedByASearch() {
            assertThat(decide(intent(), Step.CREATE, UNREADABLE).next()).isEqualTo(Step.SEARCH);
            assertThat(decide(intent(), Step.SEARCH, UNREADABLE).next()).isEqualTo(Step.REST);
        }

        @ParameterizedTest
        @EnumSource(PaymentStatus.class)
        void answersThatCannotBeReadForLongCallAHumanOnceAndAreAskedForOn(PaymentStatus status) {
            Decision first = decide(known(status), Step.LOOK, UNREADABLE);
            Decision lasting = later(first.payment(), Step.LOOK, UNREADABLE);
            Decision on = later(lasting.payment(), Step.LOOK, UNREADABLE);

            assertThat(first.raised()).isNull();
            assertThat(first.checkIn()).contains(Duration.ofSeconds(30));
            assertThat(lasting.raised()).isEqualTo(Alarm.UNREADABLE_ANSWER);
            assertThat(lasting.checkIn()).contains(Duration.ofHours(1));
            assertThat(on.raised()).isNull();
            assertThat(on.checkIn()).isPresent();
            assertThat(on.payment().status()).isEqualTo(status);
        }

        @Test
        void aPaymentThatIsCreatedUnreadablyAndFoundNowhereCallsAHuman() {
            Payment unread = decide(intent(), Step.CREATE, UNREADABLE).payment();

            assertThat(later(unread, Step.SEARCH, NOTHING).raised()).isEqualTo(Alarm.UNREADABLE_ANSWER);
        }

        @Test
        void whatCanBeReadAgainEndsTheAlarm() {
            Payment alarmed = later(decide(known(PENDING), Step.LOOK, UNREADABLE).payment(), Step.LOOK, UNREADABLE)
                .payment();

            Decision read = later(alarmed, Step.LOOK, told(BrokerStatus.APPROVED));

            assertThat(read.events()).containsExactly(new Succeeded());
            assertThat(read.payment().alarm()).isNull();
            assertThat(read.payment().unclearSince()).isNull();
        }

        @Test
        void aMemberThatCannotBeReadDoesNotHideTheRestAndCallsAHumanIfItLasts() {
            Decision first = decide(known(PENDING), Step.LOOK, flawed());
            Decision lasting = later(first.payment(), Step.LOOK, flawed());
            Decision on = later(lasting.payment(), Step.LOOK, flawed());

            assertThat(first.events()).containsExactly(new Succeeded());
            assertThat(first.checkIn()).isPresent();
            assertThat(lasting.raised()).isEqualTo(Alarm.UNREADABLE_ANSWER);
            assertThat(on.raised()).isNull();
        }

        @Test
        void aMemberThatCannotBeReadOfARefundThatTheBrokerConfirmsIsNoContradictionAndEndsTheQuestions() {
            BrokerAnswer refunded = new Told(new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.REFUNDED,
                AMOUNT.amount(), "BRL", false, null, null, List.of(), null, List.of("date_approved")));
            Payment unread = decide(known(REFUNDED), Step.LOOK, refunded).payment();

            Decision lasting = later(unread, Step.LOOK, refunded);

            assertThat(lasting.raised()).isEqualTo(Alarm.UNREADABLE_ANSWER);
            assertThat(lasting.checkIn()).isEmpty();
        }

        @Test
        void theCheckThatCallsAHumanCountsAsOne() {
            Payment unread = decide(intent(), Step.CREATE, UNREADABLE).payment();

            assertThat(later(unread, Step.SEARCH, NOTHING).payment().checks()).isOne();
        }

        @Test
        void aBrokerThatIsAwayMeanwhileIsNoReasonToCallAHuman() {
            Payment unread = decide(known(PENDING), Step.LOOK, UNREADABLE).payment();

            assertThat(later(unread, Step.LOOK, AWAY).raised()).isNull();
        }

        @Test
        void aPaymentFoundWithoutItsPixIsFetched() {
            BrokerPayment found = new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.WAITING, AMOUNT.amount(),
                "BRL", false, null, null, List.of(), null, List.of());

            assertThat(decide(intent(), Step.SEARCH, new Told(found)).next()).isEqualTo(Step.LOOK);
            assertThat(decide(known(PENDING), Step.LOOK, new Told(found)).next()).isEqualTo(Step.REST);
        }

        @Test
        void aPaymentOfTheOtherModeIsLeftForAHuman() {
            BrokerPayment test = new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.APPROVED, AMOUNT.amount(),
                "BRL", true, NOW, null, List.of(), null, List.of());

            Decision decision = decide(known(PENDING), Step.LOOK, new Told(test));

            assertThat(decision.raised()).isEqualTo(Alarm.OTHER_MODE);
            assertThat(decision.payment().status()).isEqualTo(PENDING);
        }

        private BrokerAnswer flawed() {
            return new Told(new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.APPROVED, AMOUNT.amount(), "BRL",
                false, null, null, List.of(), null, List.of("date_approved")));
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

    /** Half an hour afterwards. */
    private Decision later(Payment payment, Step asked, BrokerAnswer answer) {
        return decisions.after(payment, asked, answer, NOW.plus(Duration.ofMinutes(30)));
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
        Stream<BrokerAnswer> parts = Stream.of(RefundStatus.DONE, RefundStatus.IN_PROCESS)
            .flatMap(status -> Stream.of(new BigDecimal("5.00"), null)
                .map(amount -> new BrokerRefund("r1", status, amount)))
            .flatMap(part -> Stream.of(new TookRefund(part), told(BrokerStatus.APPROVED, part)));
        return Stream.of(told, took, parts, Stream.of(UNKNOWN, NOTHING, AWAY, REFUSED, UNREADABLE)).flatMap(all -> all)
            .toList();
    }
}
