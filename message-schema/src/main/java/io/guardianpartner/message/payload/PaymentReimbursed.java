package io.guardianpartner.message.payload;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * Money that was charged back came again.
 *
 * @param amount
 *            of what came again
 * @param at
 *            when payments learnt of it: of this and {@link PaymentChargedBack} the later one counts
 */
public record PaymentReimbursed(UUID orderId, UUID paymentId, Money amount, Instant at) {}
