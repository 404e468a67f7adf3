package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.BROKERS_ID;
import static io.guardianpartner.payments.payment.Samples.ID;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.intent;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnclearDecisionsTest extends DecidingTest {

    @Test
    void anAnswerThatCannotBeReadIsFollowedByASearch() {
        assertThat(decide(intent(), Step.CREATE, UNREADABLE).next()).isEqualTo(Step.SEARCH);
        assertThat(decide(intent(), Step.SEARCH, UNREADABLE).next()).isEqualTo(Step.DONE);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void answersThatCannotBeReadForLongCallAHumanOnceAndAreAskedForOn(PaymentStatus status) {
        PaymentDecision first = decide(known(status), Step.FETCH, UNREADABLE);
        PaymentDecision lasting = later(first.payment(), Step.FETCH, UNREADABLE);
        PaymentDecision on = later(lasting.payment(), Step.FETCH, UNREADABLE);

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
    void aCreationThatIsRefusedInTheEndIsClearHoweverItWasAnsweredBefore() {
        Payment unread = decide(intent(), Step.CREATE, UNREADABLE).payment();
        Payment alarmed = later(unread, Step.SEARCH, NOTHING).payment();

        PaymentDecision refused = later(alarmed, Step.SEARCH_REFUSED, NOTHING);

        assertThat(refused.payment().status()).isEqualTo(PaymentStatus.FAIL);
        assertThat(refused.payment().alarm()).isNull();
        assertThat(refused.payment().unclearSince()).isNull();
    }

    @Test
    void whatCanBeReadAgainEndsTheAlarm() {
        Payment alarmed = later(decide(known(PENDING), Step.FETCH, UNREADABLE).payment(), Step.FETCH, UNREADABLE)
            .payment();

        PaymentDecision read = later(alarmed, Step.FETCH, told(BrokerStatus.APPROVED));

        assertThat(read.events()).containsExactly(new Succeeded());
        assertThat(read.payment().alarm()).isNull();
        assertThat(read.payment().unclearSince()).isNull();
    }

    @Test
    void aMemberThatCannotBeReadDoesNotHideTheRestAndCallsAHumanIfItLasts() {
        PaymentDecision first = decide(known(PENDING), Step.FETCH, flawed());
        PaymentDecision lasting = later(first.payment(), Step.FETCH, flawed());
        PaymentDecision on = later(lasting.payment(), Step.FETCH, flawed());

        assertThat(first.events()).containsExactly(new Succeeded());
        assertThat(first.checkIn()).isPresent();
        assertThat(lasting.raised()).isEqualTo(Alarm.UNREADABLE_ANSWER);
        assertThat(on.raised()).isNull();
    }

    @Test
    void aMemberThatCannotBeReadOfARefundThatTheBrokerConfirmsIsNoContradictionAndEndsTheQuestions() {
        BrokerAnswer refunded = new Found(new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.REFUNDED,
            AMOUNT.amount(), "BRL", false, null, null, List.of(), null, null, List.of("date_approved")));
        Payment unread = decide(known(REFUNDED), Step.FETCH, refunded).payment();

        PaymentDecision lasting = later(unread, Step.FETCH, refunded);

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
        Payment unread = decide(known(PENDING), Step.FETCH, UNREADABLE).payment();

        assertThat(later(unread, Step.FETCH, AWAY).raised()).isNull();
    }

    @Test
    void aPaymentFoundWithoutItsPixIsFetched() {
        BrokerPayment found = new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.WAITING, AMOUNT.amount(),
            "BRL", false, null, null, List.of(), null, null, List.of());

        assertThat(decide(intent(), Step.SEARCH, new Found(found)).next()).isEqualTo(Step.FETCH);
        assertThat(decide(known(PENDING), Step.FETCH, new Found(found)).next()).isEqualTo(Step.DONE);
    }

    @Test
    void aPaymentOfTheOtherModeIsLeftForAHuman() {
        BrokerPayment test = new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.APPROVED, AMOUNT.amount(),
            "BRL", true, NOW, null, List.of(), null, null, List.of());

        PaymentDecision decision = decide(known(PENDING), Step.FETCH, new Found(test));

        assertThat(decision.raised()).isEqualTo(Alarm.OTHER_MODE);
        assertThat(decision.payment().status()).isEqualTo(PENDING);
    }

    private BrokerAnswer flawed() {
        return new Found(new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.APPROVED, AMOUNT.amount(), "BRL",
            false, null, null, List.of(), null, null, List.of("date_approved")));
    }
}
