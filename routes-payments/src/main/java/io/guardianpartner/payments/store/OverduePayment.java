package io.guardianpartner.payments.store;

import java.util.UUID;

/**
 * A payment of which something is wanted and does not come about.
 *
 * @param kind as in {@link WantedAge}
 */
public record OverduePayment(UUID id, String kind) {}
