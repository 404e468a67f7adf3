package io.guardianpartner.payments.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPage.Hit;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparedPageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final String OURS = Samples.ID.toString();

    private final Payment paid = Samples.known(PaymentStatus.SUCCESS);

    @Test
    void aPaymentThatAgreesIsOnlyCounted() {
        ComparedPage page = compared(hit(Samples.BROKERS_ID, OURS, BrokerStatus.APPROVED), paid);

        assertThat(page.findings()).isEmpty();
        assertThat(page.found()).containsExactly(new FoundPayment(Samples.BROKERS_ID, Samples.ID, true,
            new BigDecimal("59.8"), BigDecimal.ZERO, BigDecimal.ZERO));
    }

    @Test
    void oneThatDiffersIsAskedAboutAgain() {
        Finding finding = finding(hit(Samples.BROKERS_ID, OURS, BrokerStatus.REFUNDED), paid);

        assertThat(finding).isEqualTo(new Finding(FindingKind.STATUS, FindingAction.ASKED_AGAIN, Samples.ID,
            Samples.BROKERS_ID, "SUCCESS 59.80", "REFUNDED 59.80", null, null));
    }

    @Test
    void moneyOfAPaymentThatNobodyKnowsIsLeftToAnOperator() {
        Finding finding = finding(hit("4712", "kiosk-7", BrokerStatus.APPROVED), paid);

        assertThat(finding.kind()).isEqualTo(FindingKind.UNKNOWN_PAYMENT);
        assertThat(finding.action()).isEqualTo(FindingAction.ESCALATED);
        assertThat(finding.paymentId()).isNull();
        assertThat(finding.externalId()).isEqualTo("4712");
        assertThat(finding.detail()).isEqualTo("its reference is none of ours");
    }

    @ParameterizedTest
    @EnumSource(value = BrokerStatus.class, names = {"WAITING", "REJECTED", "CANCELLED", "EXPIRED"})
    void aPaymentThatNobodyKnowsAndNobodyPaidIsNothing(BrokerStatus status) {
        ComparedPage page = compared(hit("4712", null, status), paid);

        assertThat(page.findings()).isEmpty();
        assertThat(page.found()).isEmpty();
    }

    @Test
    void aSecondPaymentWithOurReferenceIsLeftToAnOperatorIfItHasMoney() {
        Finding finding = finding(hit("4712", OURS, BrokerStatus.APPROVED), paid);

        assertThat(finding.kind()).isEqualTo(FindingKind.OTHER_PAYMENT);
        assertThat(finding.action()).isEqualTo(FindingAction.ESCALATED);
        assertThat(finding.detail()).isEqualTo("it has our reference, and ours is 4711");
        assertThat(compared(hit("4712", OURS, BrokerStatus.CANCELLED), paid).findings()).isEmpty();
    }

    @Test
    void oursWithAnotherReferenceIsAskedAboutAgain() {
        Finding finding = finding(hit(Samples.BROKERS_ID, "another", BrokerStatus.APPROVED), paid);

        assertThat(finding.kind()).isEqualTo(FindingKind.OTHER_PAYMENT);
        assertThat(finding.action()).isEqualTo(FindingAction.ASKED_AGAIN);
        assertThat(finding.paymentId()).isEqualTo(Samples.ID);
    }

    @Test
    void aPaymentThatCannotBeReadIsAskedAboutAgainIfItIsOurs() {
        assertThat(finding(new Hit("4711", OURS, Samples.NOW, null), paid).action())
            .isEqualTo(FindingAction.ASKED_AGAIN);
        assertThat(finding(new Hit(null, null, null, null), paid).action()).isEqualTo(FindingAction.ESCALATED);
    }

    @Test
    void aPaymentOfAnotherDayDoesNotCountInItsSums() {
        ComparedPage page = ComparedPage.of(DAY.plusDays(1),
            new BrokerPage(List.of(hit(Samples.BROKERS_ID, OURS, BrokerStatus.APPROVED)), true), List.of(paid));

        assertThat(page.found()).singleElement().matches(found -> !found.isOfDay());
    }

    @Test
    void onePaymentTwiceOnAPageIsCountedOnce() {
        Hit hit = hit(Samples.BROKERS_ID, OURS, BrokerStatus.APPROVED);

        assertThat(ComparedPage.of(DAY, new BrokerPage(List.of(hit, hit), true), List.of(paid)).found()).hasSize(1);
    }

    @Test
    void anAmountThatNoPaymentHasIsNotCounted() {
        BrokerPayment told = ((Found) Samples.told("4712", "x", BrokerStatus.APPROVED, "10000000000", "BRL")).payment();

        assertThat(compared(new Hit("4712", "x", Samples.NOW, told), paid).found()).isEmpty();
    }

    private Finding finding(Hit hit, Payment ours) {
        ComparedPage page = compared(hit, ours);
        assertThat(page.findings()).hasSize(1);
        return page.findings().get(0);
    }

    private static ComparedPage compared(Hit hit, Payment ours) {
        return ComparedPage.of(DAY, new BrokerPage(List.of(hit), true), List.of(ours));
    }

    private static Hit hit(String id, String reference, BrokerStatus status) {
        BrokerPayment told = ((Found) Samples.told(id, reference, status, "59.8", "BRL")).payment();
        return new Hit(id, reference, Samples.NOW, told);
    }
}
