package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The polls that are under way, and whether further ones may begin. A poll that is cut off strands what it brings. */
class PollGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private boolean paused;
    private int underWay;

    /** @return whether a poll may begin; if so, {@link #end} must follow */
    boolean begin() {
        lock.lock();
        try {
            boolean open = !closed && !paused;
            if (open) {
                underWay++;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            underWay--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean areClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no poll begin until {@link #goOn}. */
    void pause() {
        setPaused(true);
    }

    /** Ends a pause; what is closed stays closed. */
    void goOn() {
        setPaused(false);
    }

    private void setPaused(boolean isPaused) {
        lock.lock();
        try {
            paused = isPaused;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the last poll under way. */
    boolean awaitLast(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (underWay > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return underWay == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no further poll may begin, or for that long. */
    void awaitClosed(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
