package io.guardianpartner.load.arrival;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads in which orders go their way. */
final class Threads {

    private Threads() {}

    static void visit(Arrivals.Visit visit, int number, long intendedNanos) {
        try {
            visit.order(number, intendedNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all are done: each of them ends by itself when its patience does. */
    static void end(ExecutorService threads) {
        threads.shutdown();
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // Somebody wants the run to end, which it does: no more orders come.
            }
        }
    }
}
