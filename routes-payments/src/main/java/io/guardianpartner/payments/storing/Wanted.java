package io.guardianpartner.payments.storing;

import java.time.Duration;

/**
 * What somebody waits for.
 *
 * @param kind {@code outcome} of a creation, {@code cancellation}, {@code refund}, or the {@code record} of an answer
 * @param age of the oldest of its kind
 */
public record Wanted(String kind, Duration age) {}
