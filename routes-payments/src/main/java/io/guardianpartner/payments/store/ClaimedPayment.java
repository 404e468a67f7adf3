package io.guardianpartner.payments.store;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A due payment that was claimed.
 *
 * @param until when the lease ends, to the microsecond: by it the payment is known as still ours
 */
public record ClaimedPayment(UUID id, OffsetDateTime until) {}
