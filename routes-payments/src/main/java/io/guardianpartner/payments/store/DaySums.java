package io.guardianpartner.payments.store;

import io.guardianpartner.message.Money;

/**
 * Payments that were approved on a day.
 *
 * @param charged sum of their amounts
 * @param refunded sum of what has gone back of them, on whichever day
 * @param fees sum of what the broker keeps of them
 */
public record DaySums(int payments, Money charged, Money refunded, Money fees) {}
