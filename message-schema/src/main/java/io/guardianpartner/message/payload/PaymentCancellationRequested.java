package io.guardianpartner.message.payload;

import java.util.UUID;

/**
 * The order needs its payment no more: cancel what is pending, refund what was approved.
 *
 * @param paymentId
 *            null: all payments of the order, also one that is still to be seen
 * @param reason
 *            for people, at most 500 characters
 */
public record PaymentCancellationRequested(UUID orderId, UUID paymentId, String reason) {}
