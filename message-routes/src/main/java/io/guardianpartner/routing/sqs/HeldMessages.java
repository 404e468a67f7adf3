package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The messages in this process's hands: given out to it, and neither deleted nor released yet. Thread-safe. */
class HeldMessages {

    /** @param since when it was received, in nanoseconds of the clock */
    record Held(String queueUrl, String receiptHandle, int visibilitySeconds, long since, long renewed) {

        Held renewedAt(long now) {
            return new Held(queueUrl, receiptHandle, visibilitySeconds, since, now);
        }
    }

    private final Map<String, Held> byReceipt = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    HeldMessages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(String queueUrl, String receiptHandle, int visibilitySeconds) {
        var now = nanoTime.getAsLong();
        byReceipt.put(receiptHandle, new Held(queueUrl, receiptHandle, visibilitySeconds, now, now));
    }

    void remove(String receiptHandle) {
        byReceipt.remove(receiptHandle);
    }

    boolean has(Held message) {
        return byReceipt.containsKey(message.receiptHandle());
    }

    void renewed(Held message) {
        byReceipt.computeIfPresent(message.receiptHandle(), (receipt, held) -> held.renewedAt(nanoTime.getAsLong()));
    }

    /** Those that nobody has renewed for that long. */
    List<Held> notRenewedFor(Duration age) {
        var now = nanoTime.getAsLong();
        return byReceipt.values().stream().filter(held -> now - held.renewed() >= age.toNanos()).toList();
    }

    /** Those that have been here for that long. */
    List<Held> heldFor(Duration age) {
        var now = nanoTime.getAsLong();
        return byReceipt.values().stream().filter(held -> now - held.since() >= age.toNanos()).toList();
    }

    List<Held> all() {
        return List.copyOf(byReceipt.values());
    }
}
