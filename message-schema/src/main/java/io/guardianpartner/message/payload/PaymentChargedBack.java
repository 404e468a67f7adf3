package io.guardianpartner.message.payload;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * The payer's bank took money back.
 *
 * @param amount
 *            of what was taken
 * @param at
 *            when payments learnt of it: of this and {@link PaymentReimbursed} the later one counts
 */
public record PaymentChargedBack(UUID orderId, UUID paymentId, Money amount, Instant at) {}
