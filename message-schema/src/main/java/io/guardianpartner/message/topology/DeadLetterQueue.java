package io.guardianpartner.message.topology;

import java.time.Duration;

/** Where messages wait for a person: parked by a service, or not deliverable to its queue. */
public record DeadLetterQueue(String name, Duration retention) {}
