package io.guardianpartner.message.payload;

import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * Money went back to the payer.
 *
 * @param refundId
 *            the broker's
 * @param amount
 *            of this refund
 * @param totalRefunded
 *            of the payment so far, this refund included
 */
public record PaymentRefunded(UUID orderId, UUID paymentId, String refundId, Money amount, Money totalRefunded) {}
