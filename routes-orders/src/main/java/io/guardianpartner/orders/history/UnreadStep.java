package io.guardianpartner.orders.history;

/**
 * A step that a later version has kept, which may run beside this one: this one hands it on as it is.
 *
 * @param kept for the store, which alone knows what it is
 */
public record UnreadStep(Object kept) implements HistoryStep {}
