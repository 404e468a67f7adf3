package io.guardianpartner.payments.store;

import java.time.Duration;
import java.util.UUID;

/**
 * A payment whose run failed on our side, so that nothing could be recorded.
 *
 * @param wakes how often it had been woken when the run began
 * @param delay until it is taken up again
 */
public record Postponement(UUID id, long wakes, Duration delay) {}
