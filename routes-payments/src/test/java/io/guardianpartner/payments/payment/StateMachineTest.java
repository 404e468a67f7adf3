package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of a payment beside everything that the broker can say of it. */
class StateMachineTest {

    private final Decisions decisions = new Decisions(Samples.TIMES, Samples.LIMITS);

    @ParameterizedTest
    @CsvSource({
        "PENDING,  WAITING,   PENDING,  ,          ''",
        "PENDING,  IN_REVIEW, PENDING,  ,          ''",
        "SUCCESS,  IN_REVIEW, SUCCESS,  ,          ''",
        "FAIL,     IN_REVIEW, FAIL,     CANCELLED, ''",
        "REFUNDED, IN_REVIEW, REFUNDED, ,          ''",
        "PENDING,  APPROVED,  SUCCESS,  ,          Succeeded",
        "PENDING,  REJECTED,  FAIL,     REJECTED,  Failed",
        "PENDING,  CANCELLED, FAIL,     CANCELLED, Failed",
        "PENDING,  EXPIRED,   FAIL,     EXPIRED,   Failed",
        "PENDING,  REFUNDED,  REFUNDED, ,          Succeeded Refunded",
        "SUCCESS,  WAITING,   SUCCESS,  ,          ''",
        "SUCCESS,  APPROVED,  SUCCESS,  ,          ''",
        "SUCCESS,  REFUNDED,  REFUNDED, ,          Refunded",
        "PENDING, CHARGED_BACK, CHARGED_BACK, ,            Succeeded ChargedBack",
        "FAIL,    CHARGED_BACK, CHARGED_BACK, ,            Succeeded ChargedBack",
        "SUCCESS, CHARGED_BACK, CHARGED_BACK, ,            ChargedBack",
        "PARTIALLY_REFUNDED, CHARGED_BACK, CHARGED_BACK, , ChargedBack",
        "CHARGED_BACK, WAITING, CHARGED_BACK, ,            ''",
        "CHARGED_BACK, CHARGED_BACK, CHARGED_BACK, ,       ''",
        "CHARGED_BACK, REFUNDED, REFUNDED, ,               Reimbursed Refunded",
        "CHARGED_BACK, APPROVED, SUCCESS, ,                Reimbursed",
        "PARTIALLY_REFUNDED, WAITING,  PARTIALLY_REFUNDED, , ''",
        "PARTIALLY_REFUNDED, REFUNDED, REFUNDED, ,         Refunded",
        "FAIL,     WAITING,   FAIL,     CANCELLED, ''",
        "FAIL,     APPROVED,  SUCCESS,  ,          Succeeded",
        "FAIL,     REJECTED,  FAIL,     CANCELLED, ''",
        "FAIL,     CANCELLED, FAIL,     CANCELLED, ''",
        "FAIL,     EXPIRED,   FAIL,     CANCELLED, ''",
        "FAIL,     REFUNDED,  REFUNDED, ,          Succeeded Refunded",
        "REFUNDED, WAITING,   REFUNDED, ,          ''",
        "REFUNDED, APPROVED,  REFUNDED, ,          ''",
        "REFUNDED, REJECTED,  REFUNDED, ,          ''",
        "REFUNDED, CANCELLED, REFUNDED, ,          ''",
        "REFUNDED, EXPIRED,   REFUNDED, ,          ''",
        "REFUNDED, REFUNDED,  REFUNDED, ,          ''"})
    void whatTheBrokerSaysMovesThePayment(PaymentStatus from, BrokerStatus said, PaymentStatus to, FailReason reason,
        String events) {
        PaymentDecision decision = decisions.after(known(from), Step.FETCH, told(said), NOW);

        assertThat(decision.payment().status()).isEqualTo(to);
        assertThat(decision.payment().reason()).isEqualTo(reason);
        assertThat(decision.payment().alarm()).isEqualTo(to == PaymentStatus.CHARGED_BACK ? Alarm.DISPUTED : null);
        assertThat(decision.next()).isEqualTo(Step.DONE);
        assertThat(names(decision)).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, DISPUTED, DISPUTED, true",
        "SUCCESS, REJECTED, APPROVAL_TAKEN_BACK, false",
        "SUCCESS, CANCELLED, APPROVAL_TAKEN_BACK, false",
        "SUCCESS, EXPIRED, APPROVAL_TAKEN_BACK, false",
        "SUCCESS, DISPUTED, DISPUTED, true",
        "PARTIALLY_REFUNDED, REJECTED, APPROVAL_TAKEN_BACK, false",
        "PARTIALLY_REFUNDED, CANCELLED, APPROVAL_TAKEN_BACK, false",
        "PARTIALLY_REFUNDED, EXPIRED, APPROVAL_TAKEN_BACK, false",
        "PARTIALLY_REFUNDED, DISPUTED, DISPUTED, true",
        "FAIL, DISPUTED, DISPUTED, true",
        "REFUNDED, DISPUTED, DISPUTED, true",
        "REFUNDED, CHARGED_BACK, DISPUTED, true",
        "CHARGED_BACK, REJECTED, APPROVAL_TAKEN_BACK, true",
        "CHARGED_BACK, CANCELLED, APPROVAL_TAKEN_BACK, true",
        "CHARGED_BACK, EXPIRED, APPROVAL_TAKEN_BACK, true",
        "CHARGED_BACK, DISPUTED, DISPUTED, true"})
    void whatNoRuleCoversIsLeftForAHuman(PaymentStatus from, BrokerStatus said, Alarm alarm, boolean isAskedAgain) {
        PaymentDecision decision = decisions.after(known(from), Step.FETCH, told(said), NOW);

        assertThat(decision.payment().status()).isEqualTo(from);
        assertThat(decision.payment().alarm()).isEqualTo(alarm);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.next()).isEqualTo(Step.DONE);
        assertThat(decision.checkIn().isPresent()).isEqualTo(isAskedAgain);
    }

    @Test
    void theSameFactTwiceTellsNothingNew() {
        for (PaymentStatus from : PaymentStatus.values()) {
            for (BrokerStatus said : BrokerStatus.values()) {
                Payment once = decisions.after(known(from), Step.FETCH, told(said), NOW).payment();

                PaymentDecision twice = decisions.after(once, Step.FETCH, told(said), NOW);

                assertThat(twice.events()).as("%s told %s twice", from, said).isEmpty();
                assertThat(twice.payment().status()).isEqualTo(once.status());
            }
        }
    }

    @Test
    void everyStateKnowsEveryFact() {
        Stream.of(PaymentStatus.values()).forEach(from -> assertThat(List.of(BrokerStatus.values()))
            .allSatisfy(said -> assertThat(StateMachine.transition(from, said)).isNotNull()));
    }

    private static String names(PaymentDecision decision) {
        return String.join(" ", decision.events().stream().map(event -> event.getClass().getSimpleName()).toList());
    }
}
