package io.guardianpartner.payments.store;

import java.time.Duration;

/**
 * The age of what somebody has waited for longest.
 *
 * @param kind {@code outcome} of a creation, {@code cancellation}, {@code refund}, the {@code record} of an answer, or what
 *     is to follow a {@code notification}
 * @param age of the oldest of its kind
 */
public record WantedAge(String kind, Duration age) {}
