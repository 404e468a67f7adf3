package io.guardianpartner.load.arrival;

import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Guests who come at their own times, however long those before them wait. The calling thread keeps the time, and each order
 * has its own thread. An order that comes while too many are under way is not started, and is counted.
 */
public final class OpenArrivals implements Arrivals {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(50);

    private final double perSecond;
    private final long forNanos;
    private final int orders;
    private final Random gaps;
    private final ThreadPoolExecutor threads;
    private final AtomicLong latest = new AtomicLong();
    private volatile boolean stopped;
    private final AtomicLong notStarted = new AtomicLong();

    /**
     * Guests for a time.
     *
     * @param orders maximum number of orders
     * @param gaps null for even gaps, else those of a Poisson process
     */
    public OpenArrivals(double perSecond, long forNanos, int orders, int inFlight, Random gaps) {
        this.perSecond = perSecond;
        this.forNanos = forNanos;
        this.orders = orders;
        this.gaps = gaps;
        this.threads = new ThreadPoolExecutor(0, inFlight, 30, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @Override
    public void run(Visit visit, Runnable allHaveCome) {
        long begin = System.nanoTime();
        double at = 0;
        for (int number = 1; number <= orders && at < forNanos && !stopped; number++) {
            long intended = begin + (long) at;
            awaitTime(intended);
            if (!stopped) {
                start(visit, number, intended);
            }
            at += (gaps == null ? 1 : -Math.log(1 - gaps.nextDouble())) * SECOND / perSecond;
        }
        // An order may come right up to the end: the time is over when it is over.
        awaitTime(begin + Math.min(forNanos, (long) at));
        allHaveCome.run();
        Threads.end(threads);
    }

    private void start(Visit visit, int number, long intended) {
        try {
            threads.execute(() -> {
                latest.accumulateAndGet(System.nanoTime() - intended, Math::max);
                Threads.visit(visit, number, intended);
            });
        } catch (RejectedExecutionException e) {
            notStarted.incrementAndGet();
        }
    }

    private void awaitTime(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0 && !stopped; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LONGEST_NAP));
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public long notStarted() {
        return notStarted.get();
    }

    @Override
    public long latestNanos() {
        return latest.get();
    }
}
