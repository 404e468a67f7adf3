package io.guardianpartner.payments.storing;

import java.time.Duration;
import java.util.UUID;

/**
 * A payment whose pursuit failed on our side, so that nothing could be recorded.
 *
 * @param wakes how often it had been woken when the pursuit began
 * @param takenUpIn until it is taken up again
 */
public record PutOff(UUID id, long wakes, Duration takenUpIn) {}
