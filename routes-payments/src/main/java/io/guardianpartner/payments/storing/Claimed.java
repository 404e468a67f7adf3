package io.guardianpartner.payments.storing;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A due payment that was taken in hand.
 *
 * @param until when the lease ends, to the microsecond: by it the payment is known as still ours
 */
public record Claimed(UUID id, OffsetDateTime until) {}
