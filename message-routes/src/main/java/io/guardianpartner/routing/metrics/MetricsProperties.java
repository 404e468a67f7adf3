package io.guardianpartner.routing.metrics;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param deadLettersEvery
 *            how often the messages of the queue and of the dead-letter queue are counted; each count is two calls to SQS
 */
@ConfigurationProperties("guardian.metrics")
record MetricsProperties(@DefaultValue("60s") Duration deadLettersEvery) {}
