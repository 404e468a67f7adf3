package io.guardianpartner.payments.comparison;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that does not agree. Nothing in it is personal, or a text that others have written.
 *
 * @param paymentId ours; null if nobody here knows it, or it is about the whole day
 * @param externalId the broker's; null if it is not known
 * @param ours how it stood here; null if there is nothing
 * @param theirs how the broker told it; null if it did not
 * @param detail for people; may be null
 * @param at when it was found; null before it is stored
 */
public record Finding(FindingKind kind, FindingAction action, UUID paymentId, String externalId, String ours,
    String theirs, String detail, Instant at) {}
