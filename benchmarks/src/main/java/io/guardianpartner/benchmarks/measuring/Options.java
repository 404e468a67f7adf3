package io.guardianpartner.benchmarks.measuring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.local.network.Distance;

/**
 * The extent of a measurement.
 *
 * @param messages
 *            a run of an inbound case; the others take a share of it
 * @param rounds
 *            that count
 * @param warmUp
 *            rounds before them that do not
 * @param cases
 *            what is measured
 * @param longest
 *            a run of a case ends after that where it is
 * @param idle
 *            for how long an idle service is watched, beside everything else
 * @param profile
 *            whether each case is profiled
 * @param distance
 *            of the cloud
 * @param directory
 *            where results, profiles and logs go
 */
public record Options(int messages, int rounds, int warmUp, Set<CaseName> cases, Duration longest, Duration idle,
    boolean profile, Distance distance, Path directory) {

    private static final int MESSAGES_OF_SLOW_CASES = 20;
    private static final int LATENCY_SHARE = 50;
    /** So many items a service may be woken for while none is relayed. */
    private static final int MOST_WOKEN = 1000;

    /** How many messages a run of that case has. */
    int messagesOf(CaseName name) {
        return switch (name.kind()) {
            case INBOUND -> messages;
            case INBOUND_SLOW -> Math.min(messages, MESSAGES_OF_SLOW_CASES);
            case POSTGRES, DYNAMODB, RELAY, BURST -> Math.max(1, messages / 2);
            case RELAY_DYNAMODB -> Math.min(MOST_WOKEN, Math.max(1, messages / 2));
            case LATENCY -> Math.max(1, messages / LATENCY_SHARE);
            case IDLE -> 0;
        };
    }
}
