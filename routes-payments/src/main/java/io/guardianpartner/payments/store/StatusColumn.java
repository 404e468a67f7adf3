package io.guardianpartner.payments.store;

import java.math.BigDecimal;
import java.util.Map;

import io.guardianpartner.payments.payment.PaymentStatus;

/**
 * The status of a payment as it is stored. One that a version before does not know is told by other columns: its pods work on
 * the same rows while this version is rolled out, and when it is rolled back.
 */
final class StatusColumn {

    private StatusColumn() {}

    static String written(PaymentStatus status) {
        boolean isUnknown = status == PaymentStatus.PARTIALLY_REFUNDED || status == PaymentStatus.CHARGED_BACK;
        return (isUnknown ? PaymentStatus.SUCCESS : status).name();
    }

    static PaymentStatus read(Map<String, Object> row) {
        PaymentStatus stored = PaymentStatus.valueOf((String) row.get("status"));
        if (stored != PaymentStatus.SUCCESS) {
            return stored;
        }
        if (isPositive(row.get("charged_back"))) {
            return PaymentStatus.CHARGED_BACK;
        }
        return isPositive(row.get("refunded")) ? PaymentStatus.PARTIALLY_REFUNDED : stored;
    }

    private static boolean isPositive(Object amount) {
        return ((BigDecimal) amount).signum() > 0;
    }
}
