package io.guardianpartner.message.topology;

import java.time.Duration;

/** The queue in which messages wait for an operator: parked by a service, or not deliverable to its queue. */
public record DeadLetterQueue(String name, Duration retention) {}
