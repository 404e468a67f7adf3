package io.guardianpartner.payments.comparison;

import static io.guardianpartner.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Samples;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), Duration.ofHours(6));
    private static final Instant FOUND = Samples.NOW;
    private static final Instant SOON = FOUND.plusSeconds(30);
    private static final Instant LATE = FOUND.plus(Duration.ofMinutes(2));
    private static final Instant MUCH_LATER = FOUND.plus(Duration.ofHours(6));

    private final Payment paid = Samples.known(PaymentStatus.SUCCESS);

    @Test
    void whatWasBroughtUpToTheBrokerIsCorrected() {
        Verdict verdict = Verdict.of(finding(FindingKind.STATUS, "PENDING 59.80", paid), told(BrokerStatus.APPROVED),
            PATIENCE, SOON);

        assertThat(verdict.action()).isEqualTo(FindingAction.CORRECTED);
        assertThat(verdict.theirs()).isEqualTo("APPROVED 59.80");
    }

    @Test
    void whatTheBrokerSaysByItsIdAsWeHaveItWasASearchThatIsBehind() {
        assertThat(action(FindingKind.NOT_FOUND, paid, told(BrokerStatus.APPROVED), SOON))
            .isEqualTo(FindingAction.AGREED);
    }

    @Test
    void whatStillDiffersHasItsTimeAndIsThenLeftToAnOperator() {
        assertThat(action(FindingKind.STATUS, paid, told(BrokerStatus.WAITING), SOON))
            .isEqualTo(FindingAction.ASKED_AGAIN);
        assertThat(action(FindingKind.STATUS, paid, told(BrokerStatus.WAITING), LATE))
            .isEqualTo(FindingAction.ESCALATED);
    }

    @Test
    void aPaymentThatTheBrokerDoesNotHaveIsLeftToAnOperator() {
        for (BrokerAnswer answer : new BrokerAnswer[]{new NotFound(), new Rejected("HTTP status 400"),
            new Unreadable()}) {
            assertThat(action(FindingKind.NOT_FOUND, paid, answer, SOON)).isEqualTo(FindingAction.ASKED_AGAIN);
            Verdict late = Verdict.of(finding(FindingKind.NOT_FOUND, Comparison.words(paid), paid), answer, PATIENCE,
                LATE);
            assertThat(late.action()).isEqualTo(FindingAction.ESCALATED);
            assertThat(late.detail()).isNotBlank();
        }
    }

    @Test
    void aSilentBrokerIsWaitedForLonger() {
        for (BrokerAnswer answer : new BrokerAnswer[]{new Unknown(), new Unavailable()}) {
            assertThat(action(FindingKind.STATUS, paid, answer, LATE)).isEqualTo(FindingAction.ASKED_AGAIN);
            assertThat(action(FindingKind.STATUS, paid, answer, MUCH_LATER)).isEqualTo(FindingAction.ESCALATED);
        }
    }

    @Test
    void aPaymentThatStaysOpenIsNoneTheLessAFindingThoughTheBrokerWaitsToo() {
        Payment pending = Samples.known(PaymentStatus.PENDING);

        assertThat(action(FindingKind.OPEN, pending, told(BrokerStatus.WAITING), LATE))
            .isEqualTo(FindingAction.ESCALATED);
        assertThat(Verdict.of(finding(FindingKind.OPEN, "PENDING 59.80", Samples.known(PaymentStatus.FAIL)),
            told(BrokerStatus.EXPIRED), PATIENCE, SOON).action()).isEqualTo(FindingAction.CORRECTED);
    }

    @Test
    void aPaymentThatWasNeverMadeAndFailedIsSettledByNothing() {
        Payment never = failedWithoutId();

        assertThat(Verdict.of(finding(FindingKind.OPEN, "PENDING 59.80", never), new NotFound(), PATIENCE, SOON)
            .action()).isEqualTo(FindingAction.CORRECTED);
    }

    @Test
    void aSecondPaymentWithOurReferenceIsLeftToAnOperatorWhicheverOfThemBecameOurs() {
        Payment ours = Samples.known(PaymentStatus.SUCCESS);
        OpenFinding ofTheOther = new OpenFinding(1, FindingKind.STATUS, "4712", "PENDING 59.80", FOUND, ours);

        Verdict verdict = Verdict.of(ofTheOther, Samples.told(BrokerStatus.APPROVED), PATIENCE, FOUND);

        assertThat(verdict.action()).isEqualTo(FindingAction.ESCALATED);
        assertThat(verdict.detail()).contains(ours.externalId());
    }

    private static Payment failedWithoutId() {
        Payment p = Samples.known(PaymentStatus.FAIL);
        return new Payment(p.id(), p.orderId(), p.amount(), p.payBy(), null, p.status(), p.reason(), null, null,
            p.refunded(), p.fee(), p.chargedBack(), null, false, p.refunds(), null, 0, p.createdAt(), p.updatedAt(),
            null);
    }

    private static FindingAction action(FindingKind kind, Payment ours, BrokerAnswer answer, Instant now) {
        return Verdict.of(finding(kind, Comparison.words(ours), ours), answer, PATIENCE, now).action();
    }

    private static OpenFinding finding(FindingKind kind, String words, Payment now) {
        return new OpenFinding(1, kind, null, words, FOUND, now);
    }
}
