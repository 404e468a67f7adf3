package io.guardianpartner.payments.storing;

import java.util.UUID;

/**
 * A payment of which something is wanted and does not come about.
 *
 * @param kind as in {@link Wanted}
 */
public record Overdue(UUID id, String kind) {}
