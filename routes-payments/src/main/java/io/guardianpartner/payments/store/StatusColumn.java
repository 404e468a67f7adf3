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
        return (status.holdsMoney() ? PaymentStatus.SUCCESS : status).name();
    }

    static PaymentStatus read(Map<String, Object> row) {
        PaymentStatus stored = PaymentStatus.valueOf((String) row.get("status"));
        boolean isPart = stored == PaymentStatus.SUCCESS && ((BigDecimal) row.get("refunded")).signum() > 0;
        return isPart ? PaymentStatus.PARTIALLY_REFUNDED : stored;
    }
}
