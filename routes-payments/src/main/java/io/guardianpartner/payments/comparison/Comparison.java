package io.guardianpartner.payments.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.guardianpartner.payments.payment.Alarm;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;

/** Compares a payment with what the broker tells of it. */
public final class Comparison {

    private static final Set<BrokerStatus> WITH_MONEY = EnumSet.of(BrokerStatus.APPROVED, BrokerStatus.REFUNDED,
        BrokerStatus.DISPUTED, BrokerStatus.CHARGED_BACK);

    private Comparison() {}

    /** Whether money has come, whatever has become of it since. */
    public static boolean hadMoney(BrokerPayment told) {
        return WITH_MONEY.contains(told.status());
    }

    /** The first difference that counts; empty if both agree. */
    public static Optional<FindingKind> difference(Payment ours, BrokerPayment told) {
        Optional<FindingKind> another = told.disagreement(ours).map(Comparison::kind);
        if (another.isPresent()) {
            return another;
        }
        if (!isSameStatus(ours, told)) {
            return Optional.of(FindingKind.STATUS);
        }
        if (told.status() == BrokerStatus.APPROVED && !told.sentBack(ours).equals(ours.refunded())) {
            return Optional.of(FindingKind.REFUNDED);
        }
        boolean isFeeTold = told.fee() != null
            && (told.status() == BrokerStatus.APPROVED || told.status() == BrokerStatus.REFUNDED);
        return Optional.of(FindingKind.FEE)
            .filter(
                fee -> isFeeTold && told.fee().setScale(2, RoundingMode.HALF_UP).compareTo(ours.fee().amount()) != 0);
    }

    /** How a payment stands here, in words. */
    public static String words(Payment ours) {
        String words = words(ours.status().name(), ours.amount().amount(), ours.refunded().amount(),
            ours.fee().amount());
        return ours.alarm() == null ? words : words + ", alarm " + ours.alarm();
    }

    /** How a payment stands at the broker, in words of the same kind. */
    public static String words(BrokerPayment told) {
        return words(told.status().name(), told.amount(), told.madeRefunds(), told.fee());
    }

    private static String words(String status, BigDecimal amount, BigDecimal refunded, BigDecimal fee) {
        StringBuilder words = new StringBuilder(status);
        add(words, " ", amount);
        add(words, ", back ", refunded);
        add(words, ", fee ", fee);
        return words.toString();
    }

    private static void add(StringBuilder words, String name, BigDecimal amount) {
        if (amount != null && amount.signum() > 0) {
            words.append(name).append(amount.setScale(Math.max(2, amount.scale())).toPlainString());
        }
    }

    /** A dispute leaves the money ours; whoever has called a person for it knows of it. */
    private static boolean isSameStatus(Payment ours, BrokerPayment told) {
        return switch (told.standing(ours)) {
            case WAITING, IN_REVIEW -> ours.status() == PaymentStatus.PENDING;
            case APPROVED -> ours.status().holdsMoney();
            case REJECTED, CANCELLED, EXPIRED -> ours.status() == PaymentStatus.FAIL;
            case REFUNDED -> ours.status() == PaymentStatus.REFUNDED;
            case DISPUTED -> ours.alarm() == Alarm.DISPUTED && ours.status().holdsMoney();
            case CHARGED_BACK -> ours.status() == PaymentStatus.CHARGED_BACK;
        };
    }

    private static FindingKind kind(Alarm disagreement) {
        return switch (disagreement) {
            case OTHER_AMOUNT -> FindingKind.OTHER_AMOUNT;
            case OTHER_MODE -> FindingKind.OTHER_MODE;
            default -> FindingKind.OTHER_PAYMENT;
        };
    }
}
