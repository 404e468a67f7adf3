package io.guardianpartner.message.payload;

import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A refund was wanted and the broker did not make it.
 *
 * @param refundId
 *            the broker's, or ours where the broker gave none
 * @param reason
 *            for people, at most 500 characters
 */
public record PaymentRefundFailed(UUID orderId, UUID paymentId, String refundId, Money amount, String reason) {}
