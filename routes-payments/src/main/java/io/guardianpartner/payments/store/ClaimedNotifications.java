package io.guardianpartner.payments.store;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Notifications of one payment that were claimed together.
 *
 * @param externalId the broker's id of the payment
 * @param until when the lease ends, to the microsecond: by it they are known as still ours
 * @param age of the oldest of them
 * @param traceparent of the request that brought the oldest; null if that was not traced
 */
public record ClaimedNotifications(String externalId, OffsetDateTime until, Duration age, String traceparent) {}
