package io.guardianpartner.benchmarks.guardian;

import java.time.Duration;
import java.util.Map;

import io.guardianpartner.benchmarks.client.Case;
import io.guardianpartner.benchmarks.client.Consuming;
import io.guardianpartner.benchmarks.client.Result;

/**
 * The same service twice in one process, with metrics and without, which take runs in turn (with, without, without, with). Two processes
 * of one service differ by more than metrics cost, for each compiles and lies in memory as it happens.
 */
public final class MetricsInTurns implements Case {

    /** The figure that is 1 for a run with metrics and 0 for one without. */
    public static final String MEASURED = "measured";

    private static final int TURNS = 4;

    private final Consuming with;
    private final Consuming without;
    private int turn;

    /** @param service whose metrics are looked at */
    public MetricsInTurns(InboundService service) {
        with = new Consuming(service);
        without = new Consuming(service.withoutMetrics());
    }

    @Override
    public Result run(int messages, Duration atMost) throws Exception {
        var isMeasured = turn % TURNS == 0 || turn % TURNS == TURNS - 1;
        turn++;
        return (isMeasured ? with : without).run(messages, atMost).with(Map.of(MEASURED, isMeasured ? 1.0 : 0.0));
    }

    @Override
    public void close() throws Exception {
        with.close();
        without.close();
    }
}
