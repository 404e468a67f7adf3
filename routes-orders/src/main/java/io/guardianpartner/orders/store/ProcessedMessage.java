package io.guardianpartner.orders.store;

/**
 * A message, or a request, that an order has taken up: it has no further effect on that order.
 *
 * @param bodyHash tells a message that comes again from another one under a known id
 */
public record ProcessedMessage(String key, String bodyHash) {}
