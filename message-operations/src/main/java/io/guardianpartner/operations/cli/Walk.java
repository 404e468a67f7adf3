package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

import io.guardianpartner.message.process.StopRequest;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.deadletters.DeadLetter;
import io.guardianpartner.operations.deadletters.DeadLetterAction;
import io.guardianpartner.operations.deadletters.DeadLetterScanner;
import io.guardianpartner.operations.deadletters.DeadLetterSource;
import io.guardianpartner.operations.deadletters.ScanSummary;

/**
 * Scans dead-letter queues on a separate thread, so that Ctrl-C does not interrupt a request under way: the messages that it
 * was about to bring would stay hidden.
 */
class Walk {

    private static final long PROGRESS_NANOS = 2_000_000_000L;

    private final Connection connection;
    private final PrintWriter out;
    private final PrintWriter err;
    private long told = System.nanoTime();

    Walk(Connection connection, PrintWriter out, PrintWriter err) {
        this.connection = connection;
        this.out = out;
        this.err = err;
    }

    ScanSummary scan(List<DeadLetterSource> queues, DeadLetterOptions options, Instant now,
        DeadLetterAction action) {
        return scan(queues, options.filter(now), options.limit(), action);
    }

    ScanSummary scan(List<DeadLetterSource> queues, Predicate<DeadLetter> filter, long limit,
        DeadLetterAction action) {
        try (StopRequest stop = StopRequest.listen()) {
            DeadLetterScanner letters = new DeadLetterScanner(connection.sqs(), connection.addresses(),
                () -> stop.isRequested() || out.checkError(), this::tell);
            FutureTask<ScanSummary> work = new FutureTask<>(
                () -> letters.scan(queues, filter, limit, action));
            new Thread(work, "dead-letters").start();
            ScanSummary summary = await(work);
            complain(summary);
            return summary;
        }
    }

    private static ScanSummary await(FutureTask<ScanSummary> work) {
        while (true) {
            try {
                return work.get();
            } catch (InterruptedException e) {
                // Ctrl-C: the scan ends by itself after the present request.
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void tell(ScanSummary summary) {
        if (System.nanoTime() - told > PROGRESS_NANOS) {
            told = System.nanoTime();
            err.println("  … " + summary.looked() + " looked at, " + summary.chosen() + " chosen");
            err.flush();
        }
    }

    private void complain(ScanSummary summary) {
        if (summary.back() > 0) {
            err.println(Output.count(summary.back(), "letter") + " came back while this ran and "
                + (summary.back() == 1 ? "was" : "were") + " left alone: parked again for the same reason?");
        }
        if (summary.incomplete()) {
            err.println("There is more than is looked at in one run; run it again.");
        }
        if (summary.unreleased() > 0) {
            err.println(Output.count(summary.unreleased(), "letter")
                + " could not be released and will be hidden for up to 5 minutes.");
        }
        if (summary.interrupted()) {
            throw new OperationException("Stopped after " + Output.count(summary.looked(), "letter") + ", "
                + summary.gone() + " of them changed; all others are where they were");
        }
    }
}
