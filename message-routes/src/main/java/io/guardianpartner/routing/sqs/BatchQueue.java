package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue that is emptied in batches. A thread that waits for a batch is woken when one begins and when it is full, not
 * for each of its elements: with small elements the waking would be most of the work.
 */
class BatchQueue<T> {

    private final int size;
    private final int capacity;
    private final Duration delay;
    private final Queue<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begun = lock.newCondition();
    private final Condition full = lock.newCondition();
    private final Condition taken = lock.newCondition();
    /** Whether a taker waits for a batch to be full. Only one does, or the delay of the last batch would cut off the next one. */
    private boolean filling;
    private boolean closed;

    /**
     * @param size
     *            of a batch, at most
     * @param capacity
     *            maximum elements that wait
     * @param delay
     *            for how long a batch that has begun waits to be full
     */
    BatchQueue(int size, int capacity, Duration delay) {
        this.size = Math.min(size, capacity);
        this.capacity = capacity;
        this.delay = delay;
    }

    /** Waits while too many wait, until this is closed; then nothing is taken any more. */
    void put(T element) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= capacity && !closed) {
                taken.await();
            }
            if (closed) {
                return;
            }
            waiting.add(element);
            if (waiting.size() == 1) {
                begun.signal();
            }
            if (waiting.size() >= size) {
                full.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a batch; an empty one says that this was closed and nothing is left. */
    List<T> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            do {
                while ((waiting.isEmpty() || filling) && !closed) {
                    begun.await();
                }
                awaitFull();
                // Another taker may have waited for the same elements when this was closed, and got them.
            } while (waiting.isEmpty() && !closed);
            var batch = new ArrayList<T>(size);
            while (batch.size() < size && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            taken.signalAll();
            if (!waiting.isEmpty()) {
                begun.signal();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void awaitFull() throws InterruptedException {
        filling = true;
        try {
            var left = delay.toNanos();
            while (waiting.size() < size && left > 0 && !closed) {
                left = full.awaitNanos(left);
            }
        } finally {
            filling = false;
        }
    }

    /** Lets go at once what waits; afterwards batches are empty. */
    void close() {
        lock.lock();
        try {
            closed = true;
            begun.signalAll();
            full.signalAll();
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of elements that wait. */
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
