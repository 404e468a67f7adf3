package io.guardianpartner.routing.failure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The number and the delays of a message's retries.
 *
 * @param maxReceives
 *            on this receive a message that fails is parked; keep the queue's own redrive policy above it
 * @param firstRetry
 *            how long it is hidden after the first failure; twice as long after each further one
 * @param longestRetry
 *            the longest; SQS permits 12 h
 */
@ConfigurationProperties("guardian.failure")
public record FailureProperties(
    @DefaultValue("20") int maxReceives,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("15m") Duration longestRetry) {}
