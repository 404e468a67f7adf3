package io.guardianpartner.routing.inbound;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The handling of what comes from the queue.
 *
 * @param bare
 *            whether an envelope without attributes, posted by hand, is handled
 * @param handlers
 *            maximum messages handled at a time; null for as many as the pool of connections bears
 * @param retention
 *            for how long a handled message is known as a duplicate (PostgreSQL)
 * @param cleanUpEvery
 *            how often older records are removed
 */
@ConfigurationProperties("guardian.inbound")
record InboundProperties(
    @DefaultValue("false") boolean bare,
    Integer handlers,
    @DefaultValue("45d") Duration retention,
    @DefaultValue("1h") Duration cleanUpEvery) {

    /** Connections that handlers leave to the relay and to requests. */
    private static final int SPARE = 2;

    InboundProperties {
        if (handlers != null && handlers < 1) {
            throw new IllegalArgumentException("guardian.inbound.handlers is at least 1");
        }
    }

    /** The number of handlers, if the pool has so many connections. */
    int handlersWith(int connections) {
        return handlers == null ? Math.max(1, connections - SPARE) : handlers;
    }
}
