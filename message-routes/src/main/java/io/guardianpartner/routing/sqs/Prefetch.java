package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.resilience4j.core.IntervalFunction;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The messages that polls have brought and no handler has taken yet. Handlers' threads take them here, polling threads ask here when the
 * next poll may begin; {@link PollDemand} decides it. After a failure none begins for 1 s, 2 s, … 30 s. Thread-safe.
 */
class Prefetch {

    private static final IntervalFunction PAUSE = IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 2,
        Duration.ofSeconds(30));

    /** For so long a handler is kept that asks although it gets nothing, so that it does not ask all the time. */
    private static final Duration SHUT = Duration.ofMillis(100);

    /** A poll that may begin. */
    enum Turn {
        /** The only one: it waits for as long as the queue permits. */
        ALONE,
        /** One beside others: it waits for a moment, so that few are under way soon after a load has ended. */
        BESIDE_OTHERS,
        /** None, ever again. */
        NEVER
    }

    private enum State {
        /** Nobody has asked for a message since the route was last stopped. */
        RESTING, OPEN,
        /** No poll begins, although somebody asks. */
        HELD, CLOSED
    }

    private final PollDemand demand;
    private final LongSupplier nanoTime;
    private final Queue<Message> ready = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition available = lock.newCondition();
    private final Condition mayPoll = lock.newCondition();
    private final Condition pollEnded = lock.newCondition();
    private State state = State.RESTING;
    private int underWay;
    private int waiting;
    /** Whether a handler is being woken. The next one is woken by it: many that wake at once find that the first has done it all. */
    private boolean waking;
    private int failures;
    private long notBefore;

    /**
     * @param most
     *            maximum polls under way
     */
    Prefetch(int most, LongSupplier nanoTime) {
        this.demand = new PollDemand(most);
        this.nanoTime = nanoTime;
        this.notBefore = nanoTime.getAsLong();
    }

    /**
     * Takes a message for a handler, and waits for one.
     *
     * @return null if none came in that time, or none will come for now
     */
    Message take(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (state == State.RESTING) {
                state = State.OPEN;
            }
            var left = atMost.toNanos();
            while (ready.isEmpty() && state == State.OPEN && left > 0) {
                left = awaitMessage(left);
            }
            var message = ready.poll();
            if (message == null && state != State.OPEN) {
                available.awaitNanos(SHUT.toNanos());
            }
            if (message != null) {
                demand.taken();
                wakeOne();
                letPoll();
            }
            return message;
        } finally {
            lock.unlock();
        }
    }

    private long awaitMessage(long nanos) throws InterruptedException {
        waiting++;
        letPoll();
        try {
            return available.awaitNanos(nanos);
        } finally {
            waiting--;
            waking = false;
        }
    }

    private void wakeOne() {
        if (!ready.isEmpty() && waiting > 0 && !waking) {
            waking = true;
            available.signal();
        }
    }

    /** Waits until a poll may begin; unless it is {@link Turn#NEVER}, {@link #answered} or {@link #failed} must follow. */
    Turn awaitTurn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (state != State.CLOSED && (!isWanted() || pause() > 0)) {
                if (isWanted()) {
                    mayPoll.awaitNanos(pause());
                } else {
                    mayPoll.await();
                }
            }
            if (state == State.CLOSED) {
                return Turn.NEVER;
            }
            underWay++;
            letPoll();
            return underWay == 1 ? Turn.ALONE : Turn.BESIDE_OTHERS;
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        return state == State.OPEN && demand.wantsPoll(underWay, ready.size(), waiting);
    }

    private long pause() {
        return notBefore - nanoTime.getAsLong();
    }

    private void letPoll() {
        if (isWanted()) {
            mayPoll.signal();
        }
    }

    /**
     * A poll has brought these.
     *
     * @param asked
     *            for so many at most
     *
     * @return whether they are here now; if not, nobody will take them
     */
    boolean answered(List<Message> messages, int asked) {
        lock.lock();
        try {
            demand.answered(messages.size(), asked, ready.size(), waiting);
            failures = 0;
            endPoll();
            if (state != State.OPEN) {
                return messages.isEmpty();
            }
            ready.addAll(messages);
            wakeOne();
            letPoll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A poll has failed: none begins for 1 s, 2 s, … 30 s, until one is answered. Those that fail together are one failure.
     *
     * @return the pause; nothing when there already is one
     */
    Duration failed() {
        lock.lock();
        try {
            endPoll();
            demand.reset();
            if (pause() > 0) {
                return Duration.ZERO;
            }
            failures++;
            var pause = Duration.ofMillis(PAUSE.apply(failures));
            notBefore = nanoTime.getAsLong() + pause.toNanos();
            return pause;
        } finally {
            lock.unlock();
        }
    }

    /** A poll was not permitted, or the queue does not wait for messages: none begins for that long. */
    void rest(Duration pause) {
        lock.lock();
        try {
            endPoll();
            demand.reset();
            notBefore = nanoTime.getAsLong() + pause.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void endPoll() {
        underWay--;
        pollEnded.signalAll();
    }

    /** Lets no poll begin until {@link #rest}. @return the messages that no handler gets any more */
    List<Message> hold() {
        return end(State.HELD);
    }

    /** Lets no poll begin until a handler asks again. @return the messages that no handler gets any more */
    List<Message> rest() {
        return end(State.RESTING);
    }

    /** Lets no poll begin any more. @return the messages that no handler gets any more */
    List<Message> close() {
        return end(State.CLOSED);
    }

    private List<Message> end(State next) {
        lock.lock();
        try {
            if (state != State.CLOSED) {
                state = next;
            }
            var left = new ArrayList<>(ready);
            ready.clear();
            demand.reset();
            available.signalAll();
            mayPoll.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the last poll under way. */
    boolean awaitLastPoll(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (underWay > 0 && left > 0) {
                left = pollEnded.awaitNanos(left);
            }
            return underWay == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
