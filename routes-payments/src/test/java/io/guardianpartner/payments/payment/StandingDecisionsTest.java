package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.BROKERS_ID;
import static io.guardianpartner.payments.payment.Samples.ID;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingDecisionsTest extends DecidingTest {

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

        PaymentDecision decision = decide(known(PENDING), Step.FETCH,
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
        PaymentDecision decision = decide(known(PENDING), Step.FETCH,
            told(BROKERS_ID, ID.toString(), BrokerStatus.APPROVED, amount, "BRL"));

        assertThat(decision.events()).containsExactly(new Succeeded());
    }

    @Test
    void anAlarmEndsWhenTheBrokerMakesSenseAgain() {
        Payment alarmed = decide(known(PENDING), Step.FETCH, told(BrokerStatus.DISPUTED)).payment();

        assertThat(decide(alarmed, Step.FETCH, told(BrokerStatus.APPROVED)).payment().alarm()).isNull();
    }

    @Test
    void anAlarmIsRaisedOnce() {
        PaymentDecision first = decide(known(SUCCESS), Step.FETCH, told(BrokerStatus.DISPUTED));
        PaymentDecision second = decide(first.payment(), Step.FETCH, told(BrokerStatus.DISPUTED));
        PaymentDecision other = decide(second.payment(), Step.FETCH, told(BrokerStatus.EXPIRED));

        assertThat(first.raised()).isEqualTo(Alarm.DISPUTED);
        assertThat(second.raised()).isNull();
        assertThat(other.raised()).isEqualTo(Alarm.APPROVAL_TAKEN_BACK);
    }

    @Test
    void aDisputeIsAskedAboutAtGrowingIntervalsUntilItEnds() {
        PaymentDecision first = decide(unwanted(known(SUCCESS)), Step.FETCH, told(BrokerStatus.DISPUTED));
        PaymentDecision second = decide(first.payment(), Step.FETCH, told(BrokerStatus.DISPUTED));

        assertThat(first.checkIn()).contains(Duration.ofHours(1));
        assertThat(second.checkIn()).contains(Duration.ofHours(2));
        assertThat(decide(second.payment(), Step.FETCH, told(BrokerStatus.APPROVED)).next()).isEqualTo(Step.REFUND);
    }

    @Test
    void anAnswerFromAnOldCopyDoesNotMakeARefundForgotten() {
        for (RefundStatus open : List.of(RefundStatus.REQUESTED, RefundStatus.IN_PROCESS)) {
            assertThat(decide(refunding(open), Step.FETCH, told(BrokerStatus.EXPIRED)).checkIn())
                .as("%s", open).contains(Duration.ofHours(1));
        }
    }

    @Test
    void whereNothingIsWantedAnAlarmEndsTheQuestions() {
        assertThat(decide(known(SUCCESS), Step.FETCH, told(BrokerStatus.EXPIRED)).checkIn()).isEmpty();
    }
}
