package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The messages in this process's hands: given out to it, and neither deleted nor released yet. Thread-safe. */
class InFlightMessages {

    /** @param since when it was received, in nanoseconds of the clock */
    record InFlight(String queueUrl, String receiptHandle, int visibilitySeconds, long since, long renewed) {

        InFlight renewedAt(long now) {
            return new InFlight(queueUrl, receiptHandle, visibilitySeconds, since, now);
        }
    }

    private final Map<String, InFlight> byReceipt = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final Object emptied = new Object();

    InFlightMessages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(String queueUrl, String receiptHandle, int visibilitySeconds) {
        var now = nanoTime.getAsLong();
        byReceipt.put(receiptHandle, new InFlight(queueUrl, receiptHandle, visibilitySeconds, now, now));
    }

    void remove(String receiptHandle) {
        byReceipt.remove(receiptHandle);
        if (byReceipt.isEmpty()) {
            synchronized (emptied) {
                emptied.notifyAll();
            }
        }
    }

    /** Waits until there are none. */
    boolean awaitEmpty(Duration atMost) {
        var until = System.nanoTime() + atMost.toNanos();
        synchronized (emptied) {
            while (!byReceipt.isEmpty() && System.nanoTime() < until) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(emptied, until - System.nanoTime());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return byReceipt.isEmpty();
                }
            }
        }
        return byReceipt.isEmpty();
    }

    /** The message, or null if it is not here. */
    InFlight get(String receiptHandle) {
        return byReceipt.get(receiptHandle);
    }

    boolean has(InFlight message) {
        return byReceipt.containsKey(message.receiptHandle());
    }

    void renewed(InFlight message) {
        byReceipt.computeIfPresent(message.receiptHandle(),
            (receipt, inFlight) -> inFlight.renewedAt(nanoTime.getAsLong()));
    }

    /** Those that nobody has renewed for that long. */
    List<InFlight> notRenewedFor(Duration age) {
        var now = nanoTime.getAsLong();
        return byReceipt.values().stream().filter(inFlight -> now - inFlight.renewed() >= age.toNanos()).toList();
    }

    /** Those that have been here for that long. */
    List<InFlight> inFlightFor(Duration age) {
        var now = nanoTime.getAsLong();
        return byReceipt.values().stream().filter(inFlight -> now - inFlight.since() >= age.toNanos()).toList();
    }

    List<InFlight> all() {
        return List.copyOf(byReceipt.values());
    }
}
