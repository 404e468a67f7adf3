package io.guardianpartner.benchmarks.guardian;

import java.time.Duration;
import java.util.Map;

import io.guardianpartner.benchmarks.client.Case;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.benchmarks.client.Result;

/** A service that nobody sends anything to: what it asks SQS and PostgreSQL all the same, with its defaults. */
public final class IdleService implements Case {

    private final SendingService service = SendingService.start(CountedStatements.class);

    @Override
    public Result run(int messages, Duration atMost) throws InterruptedException {
        var statements = service.bean(CountedStatements.Counter.class);
        Meter.expect(Long.MAX_VALUE);
        Meter.begin();
        var before = statements.count();
        Thread.sleep(atMost.toMillis());
        return Meter.result(Map.of("statements", (double) (statements.count() - before)));
    }

    @Override
    public void close() {
        service.close();
    }
}
