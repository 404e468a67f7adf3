package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.CHARGED_BACK;
import static io.guardianpartner.payments.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.PaymentEvent.ChargedBack;
import io.guardianpartner.payments.payment.PaymentEvent.Reimbursed;
import org.junit.jupiter.api.Test;

class ChargeBackDecisionsTest extends DecidingTest {

    @Test
    void aChargeBackTakesWhatHadNotGoneBackAndCallsAHuman() {
        PaymentDecision taken = decide(known(PARTIALLY_REFUNDED), Step.FETCH, told(BrokerStatus.CHARGED_BACK));

        assertThat(taken.payment().status()).isEqualTo(CHARGED_BACK);
        assertThat(taken.payment().chargedBack()).isEqualTo(Money.of("50.00"));
        assertThat(taken.events()).containsExactly(new ChargedBack(Money.of("50.00"), NOW));
        assertThat(taken.raised()).isEqualTo(Alarm.DISPUTED);
        assertThat(taken.checkIn()).contains(Duration.ofHours(1));
    }

    @Test
    void itIsAskedAboutAtGrowingIntervalsAndCallsNobodyAgain() {
        Payment taken = decide(known(SUCCESS), Step.FETCH, told(BrokerStatus.CHARGED_BACK)).payment();

        PaymentDecision still = decide(taken, Step.FETCH, told(BrokerStatus.CHARGED_BACK));

        assertThat(still.raised()).isNull();
        assertThat(still.events()).isEmpty();
        assertThat(still.checkIn()).contains(Duration.ofHours(2));
    }

    @Test
    void whatWasInMediationBeforeCallsNobodyASecondTime() {
        Payment disputed = decide(known(SUCCESS), Step.FETCH, told(BrokerStatus.DISPUTED)).payment();

        PaymentDecision taken = decide(disputed, Step.FETCH, told(BrokerStatus.CHARGED_BACK));

        assertThat(taken.raised()).isNull();
        assertThat(taken.events()).hasSize(1);
    }

    @Test
    void nothingIsRefundedOnTop() {
        Payment wanted = decide(unwanted(refunding(RefundStatus.REQUESTED)), Step.FETCH,
            told(BrokerStatus.CHARGED_BACK)).payment();

        assertThat(wanted.dueRefund()).isEmpty();
        assertThat(decide(wanted, Step.FETCH, told(BrokerStatus.CHARGED_BACK)).next()).isEqualTo(Step.DONE);
        assertThat(decisions.refundWanted(wanted, null)).isEmpty();
        assertThat(decisions.refundWanted(wanted, Money.of("1.00"), "a test")).isEmpty();
    }

    @Test
    void aReimbursementMakesItWhatItWasAndEndsTheAlarm() {
        Payment parted = decide(known(PARTIALLY_REFUNDED), Step.FETCH, told(BrokerStatus.CHARGED_BACK)).payment();

        PaymentDecision back = decide(parted, Step.FETCH,
            told(BrokerStatus.APPROVED, new BrokerRefund("r0", RefundStatus.DONE, new BigDecimal("9.80"))));

        assertThat(back.payment().status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(back.payment().chargedBack()).isEqualTo(Money.ZERO);
        assertThat(back.events()).containsExactly(new Reimbursed(Money.of("50.00"), NOW));
        assertThat(decide(decide(known(SUCCESS), Step.FETCH, told(BrokerStatus.CHARGED_BACK)).payment(), Step.FETCH,
            told(BrokerStatus.APPROVED)).payment().alarm()).isNull();
    }

    @Test
    void aReimbursedPaymentThatItsOrderDoesNotUseIsRefundedThen() {
        Payment taken = decide(unwanted(known(SUCCESS)), Step.FETCH, told(BrokerStatus.CHARGED_BACK)).payment();

        PaymentDecision back = decide(taken, Step.FETCH, told(BrokerStatus.APPROVED));

        assertThat(back.next()).isEqualTo(Step.REFUND);
        assertThat(back.payment().dueRefund().orElseThrow().amount()).isEqualTo(AMOUNT);
    }
}
