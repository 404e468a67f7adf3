package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The messages that polls have brought and no handler has taken yet. Handlers' threads take them here, polling threads ask here when the
 * next poll may begin; {@link PollDemand} and {@link PollPause} decide it. Thread-safe.
 */
class Prefetch {

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
    private final PollPause pause;
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

    /**
     * @param most
     *            maximum polls under way
     */
    Prefetch(int most, LongSupplier nanoTime) {
        this.demand = new PollDemand(most);
        this.pause = new PollPause(nanoTime);
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

    /** Waits until a poll may begin; unless it is {@link Turn#NEVER}, {@link #answered}, {@link #failed} or {@link #postpone} must follow. */
    Turn awaitTurn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (state != State.CLOSED && (!isWanted() || pause.left() > 0)) {
                if (isWanted()) {
                    mayPoll.awaitNanos(pause.left());
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
            pause.answered();
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

    /** A poll has failed: none begins for as long as {@link PollPause#failed} says. */
    Duration failed() {
        lock.lock();
        try {
            endPoll();
            demand.reset();
            return pause.failed();
        } finally {
            lock.unlock();
        }
    }

    /** A poll was not permitted, or the queue does not wait for messages: none begins for that long. */
    void postpone(Duration time) {
        lock.lock();
        try {
            endPoll();
            demand.reset();
            pause.begin(time);
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
