package io.guardianpartner.payments.store;

import java.util.UUID;

/**
 * A payment that the broker has notified us of.
 *
 * @param traceparent of the request that asked for it; null if it had none
 */
public record NotifiedPayment(UUID orderId, String traceparent) {}
