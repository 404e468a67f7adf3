package io.guardianpartner.routing.topology;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The check of a service's own part of the topology when it starts.
 *
 * @param verify
 *            off: nothing; warn: logs what differs, while it starts; fail: does not start if something differs
 * @param timeout
 *            the longest that fail waits; what could not be verified until then is logged, and the service starts
 */
@ConfigurationProperties("guardian.topology")
record TopologyProperties(@DefaultValue("warn") Verify verify, @DefaultValue("10s") Duration timeout) {

    enum Verify {
        OFF, WARN, FAIL
    }
}
