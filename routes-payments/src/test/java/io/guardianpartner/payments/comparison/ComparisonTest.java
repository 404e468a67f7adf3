package io.guardianpartner.payments.comparison;

import static io.guardianpartner.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerRefund;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    private static final Map<BrokerStatus, Set<PaymentStatus>> SAME = new EnumMap<>(Map.of(
        BrokerStatus.WAITING, Set.of(PaymentStatus.PENDING),
        BrokerStatus.IN_REVIEW, Set.of(PaymentStatus.PENDING),
        BrokerStatus.APPROVED, Set.of(PaymentStatus.SUCCESS),
        BrokerStatus.REJECTED, Set.of(PaymentStatus.FAIL),
        BrokerStatus.CANCELLED, Set.of(PaymentStatus.FAIL),
        BrokerStatus.EXPIRED, Set.of(PaymentStatus.FAIL),
        BrokerStatus.REFUNDED, Set.of(PaymentStatus.REFUNDED),
        BrokerStatus.DISPUTED, Set.of(),
        BrokerStatus.CHARGED_BACK, Set.of(PaymentStatus.CHARGED_BACK)));

    @ParameterizedTest
    @EnumSource(BrokerStatus.class)
    void aStatusAgreesWithItsOwnAndNoOther(BrokerStatus status) {
        BrokerPayment told = payment(told(status));
        for (PaymentStatus ours : PaymentStatus.values()) {
            Payment payment = Samples.known(ours);
            boolean isSame = SAME.get(status).contains(ours);
            boolean isOtherSum = status == BrokerStatus.APPROVED && ours == PaymentStatus.PARTIALLY_REFUNDED;

            assertThat(Comparison.difference(payment, told)).as("%s and %s", status, ours).isEqualTo(isSame
                ? Optional.empty()
                : Optional.of(isOtherSum ? FindingKind.REFUNDED : FindingKind.STATUS));
        }
    }

    @Test
    void partsThatWentBackAgreeToTheCent() {
        Payment ours = Samples.known(PaymentStatus.PARTIALLY_REFUNDED);

        assertThat(Comparison.difference(ours, partlyBack("9.8"))).isEmpty();
        assertThat(Comparison.difference(ours, partlyBack("9.81"))).contains(FindingKind.REFUNDED);
        assertThat(Comparison.difference(Samples.known(PaymentStatus.SUCCESS), partlyBack("9.80")))
            .contains(FindingKind.REFUNDED);
        assertThat(Comparison.difference(Samples.known(PaymentStatus.SUCCESS), partlyBack("59.80")))
            .contains(FindingKind.STATUS);
    }

    @ParameterizedTest
    @CsvSource({"another, 4711, 59.80, BRL, OTHER_PAYMENT", ", 4712, 59.80, BRL, OTHER_PAYMENT",
        ", 4711, 59.81, BRL, OTHER_AMOUNT", ", 4711, 59.80, USD, OTHER_AMOUNT"})
    void anotherPaymentAmountOrCurrencyIsToldBeforeItsStatus(String reference, String id, String amount,
        String currency, FindingKind kind) {
        BrokerAnswer told = told(id, reference == null ? Samples.ID.toString() : reference, BrokerStatus.WAITING,
            amount, currency);

        assertThat(Comparison.difference(Samples.known(PaymentStatus.SUCCESS), payment(told))).contains(kind);
    }

    @Test
    void aFeeIsComparedWhereItIsTold() {
        Payment ours = Samples.known(PaymentStatus.SUCCESS);

        assertThat(Comparison.difference(ours, withFee("0.00"))).isEmpty();
        assertThat(Comparison.difference(ours, withFee("0.59"))).contains(FindingKind.FEE);
    }

    @Test
    void howAPaymentStandsIsSaidInTheSameWordsOnBothSides() {
        assertThat(Comparison.words(Samples.known(PaymentStatus.PARTIALLY_REFUNDED)))
            .isEqualTo("PARTIALLY_REFUNDED 59.80, back 9.80");
        assertThat(Comparison.words(partlyBack("9.8"))).isEqualTo("APPROVED 59.80, back 9.80");
        assertThat(Comparison.words(withFee("0.59"))).isEqualTo("APPROVED 59.80, fee 0.59");
    }

    private static BrokerPayment partlyBack(String amount) {
        return payment(told(BrokerStatus.APPROVED, new BrokerRefund("r0", RefundStatus.DONE, new BigDecimal(amount))));
    }

    private static BrokerPayment withFee(String fee) {
        BrokerPayment told = payment(told(BrokerStatus.APPROVED));
        return new BrokerPayment(told.externalId(), told.reference(), told.status(), told.amount(), told.currency(),
            false, told.approvedAt(), told.pix(), List.of(), null, new BigDecimal(fee), List.of());
    }

    private static BrokerPayment payment(BrokerAnswer answer) {
        return ((Found) answer).payment();
    }
}
