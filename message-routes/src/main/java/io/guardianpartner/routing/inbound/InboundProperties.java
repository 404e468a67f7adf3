package io.guardianpartner.routing.inbound;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The handling of what comes from the queue.
 *
 * @param bare
 *            whether an envelope without attributes, posted by hand, is handled
 * @param consumers
 *            maximum messages handled at a time
 * @param retention
 *            for how long a handled message is known as a duplicate (PostgreSQL)
 * @param cleanUpEvery
 *            how often older records are removed
 */
@ConfigurationProperties("guardian.inbound")
record InboundProperties(
    @DefaultValue("false") boolean bare,
    @DefaultValue("4") int consumers,
    @DefaultValue("45d") Duration retention,
    @DefaultValue("1h") Duration cleanUpEvery) {}
