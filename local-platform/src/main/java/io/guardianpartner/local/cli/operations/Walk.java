package io.guardianpartner.local.cli.operations;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.guardianpartner.message.process.StopRequest;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.deadletters.DeadLetterQueue;
import io.guardianpartner.operations.deadletters.DeadLetters;
import io.guardianpartner.operations.deadletters.Tally;
import io.guardianpartner.operations.deadletters.Treatment;

/**
 * Goes through dead-letter queues on a thread of its own, so that Ctrl-C interrupts no request under way: what it was
 * about to bring would stay hidden.
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

    Tally treat(List<DeadLetterQueue> queues, DeadLetterOptions options, Instant now, Treatment treatment) {
        try (StopRequest stop = StopRequest.listen()) {
            DeadLetters letters = new DeadLetters(connection.sqs(), connection.addresses(),
                () -> stop.isRequested() || out.checkError(), this::tell);
            FutureTask<Tally> work = new FutureTask<>(
                () -> letters.treat(queues, options.filter(now), options.limit(), treatment));
            new Thread(work, "dead-letters").start();
            Tally tally = await(work);
            complain(tally);
            return tally;
        }
    }

    private static Tally await(FutureTask<Tally> work) {
        while (true) {
            try {
                return work.get();
            } catch (InterruptedException e) {
                // Ctrl-C: it ends by itself after what it is doing now.
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void tell(Tally tally) {
        if (System.nanoTime() - told > PROGRESS_NANOS) {
            told = System.nanoTime();
            err.println("  … " + tally.looked() + " looked at, " + tally.chosen() + " chosen");
            err.flush();
        }
    }

    private void complain(Tally tally) {
        if (tally.back() > 0) {
            err.println(Output.count(tally.back(), "letter") + " came back while this ran and "
                + (tally.back() == 1 ? "was" : "were") + " left alone: parked again for the same reason?");
        }
        if (tally.incomplete()) {
            err.println("There is more than is looked at in one run; run it again.");
        }
        if (tally.unreleased() > 0) {
            err.println(Output.count(tally.unreleased(), "letter")
                + " could not be given back and will be hidden for up to 5 minutes.");
        }
        if (tally.interrupted()) {
            throw new OperationException("Stopped after " + Output.count(tally.looked(), "letter") + ", "
                + tally.gone() + " of them changed; all others are where they were");
        }
    }
}
