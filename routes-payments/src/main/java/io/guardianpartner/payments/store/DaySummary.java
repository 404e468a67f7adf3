package io.guardianpartner.payments.store;

/**
 * The sums of a day at its end.
 *
 * @param found number of payments that the searches found
 * @param broker of those that the broker has
 * @param books of those in the books
 * @param escalated number of findings that are left to an operator
 * @param explaining number of those that may be why the sums differ
 */
public record DaySummary(int found, DaySums broker, DaySums books, long escalated, long explaining) {}
