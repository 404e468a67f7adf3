package io.guardianpartner.benchmarks.peer;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Threads that do the same over and over until they are told to stop. */
final class Loops implements Consumer {

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final ArrayList<Thread> threads = new ArrayList<>();

    private Loops() {}

    /** @param turn what a thread does once; it gets the thread's number and says whether it goes on */
    static Loops start(int count, IntFunction<IntPredicate> turn) {
        var loops = new Loops();
        for (var number = 0; number < count; number++) {
            var thread = loops.thread(number, turn.apply(number));
            loops.threads.add(thread);
            thread.start();
        }
        return loops;
    }

    private Thread thread(int number, IntPredicate turn) {
        return new Thread(() -> {
            var goesOn = true;
            while (goesOn && going.get()) {
                goesOn = turn.test(number);
            }
        }, "loop-" + number);
    }

    @Override
    public void stop() throws InterruptedException {
        going.set(false);
        for (var thread : threads) {
            thread.join();
        }
    }

    /** What an SDK call in a benchmark may not do quietly. */
    static void requireNoneFailed(int failed, String operation) {
        if (failed > 0) {
            throw SdkException.create(failed + " entries of a " + operation + " failed", null);
        }
    }
}
