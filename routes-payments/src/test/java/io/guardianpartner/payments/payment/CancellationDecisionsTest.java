package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.Samples.AMOUNT;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import org.junit.jupiter.api.Test;

class CancellationDecisionsTest extends DecidingTest {

    @Test
    void anUnwantedPaymentIsLookedAtThenCancelled() {
        assertThat(Step.firstOf(unwanted(known(PENDING)))).isEqualTo(Step.FETCH);
        assertThat(decide(unwanted(known(PENDING)), Step.FETCH, told(BrokerStatus.WAITING)).next())
            .isEqualTo(Step.CANCEL);

        PaymentDecision cancelled = decide(unwanted(known(PENDING)), Step.CANCEL, told(BrokerStatus.CANCELLED));
        assertThat(cancelled.events()).containsExactly(new Failed(FailReason.CANCELLED));
        assertThat(cancelled.next()).isEqualTo(Step.DONE);
    }

    @Test
    void aPixThatTheBrokerDoesNotEndIsCalledOffAMinuteAfterItsTime() {
        Instant over = Samples.PAY_BY.plusSeconds(60);

        assertThat(decisions.after(known(PENDING), Step.FETCH, told(BrokerStatus.WAITING), over.minusMillis(1)).next())
            .isEqualTo(Step.DONE);
        assertThat(decisions.after(known(PENDING), Step.FETCH, told(BrokerStatus.WAITING), over).next())
            .isEqualTo(Step.CANCEL);
    }

    @Test
    void aPixThatMayHaveBeenPaidIsNotCalledOffForItsTime() {
        Instant over = Samples.PAY_BY.plusSeconds(600);

        assertThat(decisions.after(known(PENDING), Step.FETCH, told(BrokerStatus.IN_REVIEW), over).next())
            .isEqualTo(Step.DONE);
        assertThat(decisions.after(unwanted(known(PENDING)), Step.FETCH, told(BrokerStatus.IN_REVIEW), over).next())
            .isEqualTo(Step.CANCEL);
    }

    @Test
    void aPixThatWasPaidBeforeItCouldBeCalledOffIsKept() {
        PaymentDecision paid = decisions.after(known(PENDING), Step.FETCH_UNCANCELLED, told(BrokerStatus.APPROVED),
            Samples.PAY_BY.plusSeconds(60));

        assertThat(paid.events()).containsExactly(new Succeeded());
        assertThat(paid.payment().refunds()).isEmpty();
        assertThat(paid.next()).isEqualTo(Step.DONE);
    }

    @Test
    void aPaymentThatWasPaidJustBeforeItsCancellationIsRefunded() {
        Payment unwanted = unwanted(known(PENDING));
        assertThat(decide(unwanted, Step.CANCEL, REFUSED).next()).isEqualTo(Step.FETCH_UNCANCELLED);

        PaymentDecision paid = decide(unwanted, Step.FETCH_UNCANCELLED, told(BrokerStatus.APPROVED));

        assertThat(paid.events()).containsExactly(new Succeeded());
        assertThat(paid.payment().refund().status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(paid.payment().refund().amount()).isEqualTo(AMOUNT);
        assertThat(paid.next()).isEqualTo(Step.REFUND);
    }

    @Test
    void anApprovalAfterTheCancellationIsRefunded() {
        PaymentDecision late = decide(unwanted(known(FAIL)), Step.FETCH, told(BrokerStatus.APPROVED));

        assertThat(late.events()).containsExactly(new Succeeded());
        assertThat(late.next()).isEqualTo(Step.REFUND);
    }

    @Test
    void whatCannotBeCancelledNowIsTriedAgain() {
        assertThat(decide(unwanted(known(PENDING)), Step.CANCEL, UNKNOWN).checkIn())
            .contains(Duration.ofSeconds(2));
        assertThat(decide(unwanted(known(PENDING)), Step.FETCH, AWAY).checkIn()).contains(Duration.ofSeconds(2));
        assertThat(decide(unwanted(known(PENDING)), Step.FETCH_UNCANCELLED, told(BrokerStatus.WAITING)).checkIn())
            .contains(Duration.ofSeconds(2));
    }

    @Test
    void aRefundThatFailedIsNotMadeAnewByTheSameCancellation() {
        PaymentDecision decision = decide(unwanted(refunding(RefundStatus.FAILED)), Step.FETCH,
            told(BrokerStatus.APPROVED));

        assertThat(decision.next()).isEqualTo(Step.DONE);
        assertThat(decision.events()).isEmpty();
    }
}
