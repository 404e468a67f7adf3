package io.guardianpartner.payments.payment;

/**
 * A refund as the broker tells it.
 *
 * @param externalId the broker's id
 * @param status never REQUESTED
 */
public record BrokerRefund(String externalId, RefundStatus status) {}
