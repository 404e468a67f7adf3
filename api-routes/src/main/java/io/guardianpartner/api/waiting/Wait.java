package io.guardianpartner.api.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One request that waits. It listens from before its route reads the state until it is answered, so that no change between
 * reading and waiting is missed. Threads: the route's, those that tell of changes, and the timer's meet here under its lock.
 */
final class Wait {

    private final long seconds;
    private final long ends;
    /** What is waited for; null before a route has said so, and if there was no place. */
    private String key;
    /** The tag of the answer that is kept back; null while the route runs. */
    private String held;
    /** The last state that was told while this listens; null for none. */
    private String told;
    /** True once there is another state; false when the time is up. */
    private CompletableFuture<Boolean> changed = new CompletableFuture<>();
    private boolean isOver;

    Wait(long seconds) {
        this.seconds = seconds;
        this.ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    long seconds() {
        return seconds;
    }

    synchronized String key() {
        return key;
    }

    /** The route is about to read the state. */
    synchronized void listen(String to) {
        key = to;
        held = null;
        told = null;
        changed = new CompletableFuture<>();
    }

    /** The answer with this tag is kept back until the future says what to do with it. */
    CompletableFuture<Boolean> hold(String tag) {
        CompletableFuture<Boolean> next;
        boolean isKnown;
        boolean isPast;
        synchronized (this) {
            held = tag;
            next = changed;
            isKnown = told != null && !told.equals(tag);
            isPast = isOver;
        }
        if (isKnown || isPast) {
            next.complete(!isPast);
        }
        return next.completeOnTimeout(false, ends - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** The state that is waited for has this tag now. */
    void tell(String tag) {
        CompletableFuture<Boolean> waiting = null;
        synchronized (this) {
            told = tag;
            if (held != null && !held.equals(tag)) {
                waiting = changed;
            }
        }
        if (waiting != null) {
            waiting.complete(true);
        }
    }

    /** It is answered with what is kept back; nobody waits any more. */
    void end() {
        CompletableFuture<Boolean> waiting;
        synchronized (this) {
            isOver = true;
            waiting = held == null ? null : changed;
        }
        if (waiting != null) {
            waiting.complete(false);
        }
    }
}
