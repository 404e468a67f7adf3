package io.guardianpartner.payments.payment;

import java.math.BigDecimal;

/**
 * A refund as the broker tells it.
 *
 * @param externalId the broker's id; null if it cannot be read
 * @param status never REQUESTED; a word that is not known is IN_PROCESS: neither made nor failed
 * @param amount as told, any scale; null if the broker tells none
 */
public record BrokerRefund(String externalId, RefundStatus status, BigDecimal amount) {}
