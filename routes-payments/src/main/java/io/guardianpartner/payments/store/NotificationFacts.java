package io.guardianpartner.payments.store;

import java.time.Instant;

/**
 * A notification as the story of an order tells it.
 *
 * @param id the broker's; null if it told none
 * @param action {@code payment.updated}; null if it told none
 * @param isOpen whether it is still to be processed
 */
public record NotificationFacts(String id, String action, Instant receivedAt, boolean isOpen) {}
