package io.guardianpartner.load.arrival;

/** Lets orders come and waits until all of them have gone their way. */
public interface Arrivals {

    /** Handles one order, each on its own thread. */
    interface Visit {

        /**
         * An order comes.
         *
         * @param number 1 and up
         * @param intendedNanos when it was meant to come, by {@link System#nanoTime()}
         */
        void order(int number, long intendedNanos) throws InterruptedException;
    }

    /**
     * Lets them come.
     *
     * @param allHaveCome told when no more come, while some may still be under way
     */
    void run(Visit visit, Runnable allHaveCome);

    /** No more orders come from now on; those that are there go their way. */
    void stop();

    /** How many orders should have come and could not, because too many were under way. */
    long notStarted();

    /** By how much an order began too late at most, because this machine was busy, in nanoseconds. */
    long latestNanos();
}
