package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.BROKERS_ID;
import static io.guardianpartner.payments.payment.Samples.ID;
import static io.guardianpartner.payments.payment.Samples.intent;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import org.junit.jupiter.api.Test;

class CreationDecisionsTest extends DecidingTest {

    @Test
    void theBrokersIdAndPixAreTakenOver() {
        Payment created = decide(intent(), Step.CREATE, told(BrokerStatus.WAITING)).payment();

        assertThat(created.externalId()).isEqualTo(BROKERS_ID);
        assertThat(created.pix()).isEqualTo(Samples.PIX);
        assertThat(created.status()).isEqualTo(PENDING);
    }

    @Test
    void aPixThatDoesNotTellItsEndEndsWhenItWasAskedTo() {
        BrokerAnswer endless = new Found(new BrokerPayment(BROKERS_ID, ID.toString(), BrokerStatus.WAITING,
            AMOUNT.amount(), "BRL", false, null, new PixCharge("000201", null), List.of(), null, null,
            List.of("date_of_expiration")));

        assertThat(decide(intent(), Step.CREATE, endless).payment().pix())
            .isEqualTo(new PixCharge("000201", Samples.PAY_BY));
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
        assertThat(decide(intent(), Step.SEARCH, UNKNOWN).next()).isEqualTo(Step.DONE);
    }

    @Test
    void anEmptySearchProvesNothing() {
        PaymentDecision decision = decide(intent(), Step.SEARCH, NOTHING);

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
        PaymentDecision decision = decide(intent(), Step.CREATE, AWAY);

        assertThat(decision.next()).isEqualTo(Step.DONE);
        assertThat(decision.payment().isOutcomeUnknown()).isTrue();
        assertThat(decision.checkIn()).isPresent();
    }

    @Test
    void aRefusalIsBelievedOnlyIfNoEarlierCallWasTaken() {
        assertThat(decide(intent(), Step.CREATE, REFUSED).next()).isEqualTo(Step.SEARCH_REFUSED);
        assertThat(decide(intent(), Step.SEARCH_REFUSED, told(BrokerStatus.WAITING)).payment().status())
            .isEqualTo(PENDING);

        PaymentDecision refused = decide(intent(), Step.SEARCH_REFUSED, NOTHING);
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
    void aRefusalThatComesLateDoesNotUndoWhatAnotherRunLearnt() {
        PaymentDecision late = decide(known(SUCCESS), Step.SEARCH_REFUSED, NOTHING);

        assertThat(late.payment().status()).isEqualTo(SUCCESS);
        assertThat(late.events()).isEmpty();
    }

    @Test
    void aPaymentThatIsUnwantedByNowIsCancelledAtOnce() {
        assertThat(decide(unwanted(intent()), Step.CREATE, told(BrokerStatus.WAITING)).next())
            .isEqualTo(Step.CANCEL);
    }
}
