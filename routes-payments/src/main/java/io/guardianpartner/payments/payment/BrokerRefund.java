package io.guardianpartner.payments.payment;

import java.math.BigDecimal;

/**
 * A refund as the broker tells it.
 *
 * @param externalId the broker's id
 * @param status never REQUESTED
 * @param amount as told, any scale; null if the broker tells none
 */
public record BrokerRefund(String externalId, RefundStatus status, BigDecimal amount) {

    /** Whether this sends all of the payment back, or already has. */
    boolean isOfAll(Payment payment) {
        return status != RefundStatus.FAILED && amount != null
            && amount.compareTo(payment.amount().amount()) == 0;
    }
}
