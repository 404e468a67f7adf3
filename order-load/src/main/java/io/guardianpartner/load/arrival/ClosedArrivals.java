package io.guardianpartner.load.arrival;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A number of guests of whom each comes again as soon as the order before is done. */
public final class ClosedArrivals implements Arrivals {

    private final int orders;
    private final int atATime;
    private final long forNanos;
    private final AtomicInteger last = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * Guests for at most this many orders and this time.
     *
     * @param orders how many there are in all
     * @param atATime how many of them are under way
     */
    public ClosedArrivals(int orders, int atATime, long forNanos) {
        this.orders = orders;
        this.atATime = atATime;
        this.forNanos = forNanos;
    }

    @Override
    public void run(Visit visit, Runnable allHaveCome) {
        long begin = System.nanoTime();
        int guests = Math.min(atATime, orders);
        ExecutorService threads = Executors.newFixedThreadPool(guests);
        AtomicBoolean told = new AtomicBoolean();
        for (int i = 0; i < guests; i++) {
            threads.execute(() -> {
                for (int number = next(begin); number > 0; number = next(begin)) {
                    Threads.visit(visit, number, System.nanoTime());
                }
                if (!told.getAndSet(true)) {
                    allHaveCome.run();
                }
            });
        }
        Threads.end(threads);
    }

    /** The number of the next order; 0 if none comes any more. */
    private int next(long begin) {
        if (stopped || System.nanoTime() - begin >= forNanos) {
            return 0;
        }
        int number = last.incrementAndGet();
        return number <= orders ? number : 0;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public long notStarted() {
        return 0;
    }

    @Override
    public long latestNanos() {
        return 0;
    }
}
