package io.guardianpartner.orders.order;

import java.time.Instant;

import io.guardianpartner.message.Money;

/**
 * The order's money was taken back by its payer's bank.
 *
 * @param amount of what was taken, or came again
 * @param isReimbursed whether it came again
 * @param at when payments last learnt of either
 */
public record ChargeBack(Money amount, boolean isReimbursed, Instant at) {}
