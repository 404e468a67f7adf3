package io.guardianpartner.operations.deadletters;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.guardianpartner.operations.aws.Addresses;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Scans dead-letter queues and hands what is chosen to an action. SQS promises little: it shows
 * what is visible now, in no order, perhaps not all of it, and counts each look as a receive. Not thread-safe.
 */
public final class DeadLetterScanner {

    /** The maximum of messages in flight while a queue is scanned; SQS permits 120,000. */
    static final int MAX_IN_FLIGHT = 20_000;

    private final SqsClient sqs;
    private final Addresses addresses;
    private final BooleanSupplier stop;
    private final Consumer<ScanSummary> progress;
    private final int maxInFlight;
    private final Set<String> handled = new HashSet<>();
    private ScanSummary summary = ScanSummary.NOTHING;

    /**
     * @param stop
     *            asked between two requests; once it is true, everything is released and the scan ends
     * @param progress
     *            told after every request
     */
    public DeadLetterScanner(SqsClient sqs, Addresses addresses, BooleanSupplier stop, Consumer<ScanSummary> progress) {
        this(sqs, addresses, stop, progress, MAX_IN_FLIGHT);
    }

    DeadLetterScanner(SqsClient sqs, Addresses addresses, BooleanSupplier stop, Consumer<ScanSummary> progress,
        int maxInFlight) {
        this.sqs = sqs;
        this.addresses = addresses;
        this.stop = stop;
        this.progress = progress;
        this.maxInFlight = maxInFlight;
    }

    /**
     * Hands the action what the filter lets through, at most {@code limit} of it. Whatever is still in its queue after
     * that is visible again when this returns or throws.
     *
     * @return what was done; never null
     */
    public ScanSummary scan(List<DeadLetterSource> queues, Predicate<DeadLetter> filter, long limit,
        DeadLetterAction action) {
        summary = ScanSummary.NOTHING;
        handled.clear();
        for (var queue : queues) {
            if (summary.chosen() < limit && !stop.getAsBoolean()) {
                scan(queue, filter, limit, action);
            }
        }
        return stop.getAsBoolean() ? summary.stopped() : summary;
    }

    private void scan(DeadLetterSource queue, Predicate<DeadLetter> filter, long limit, DeadLetterAction action) {
        var url = addresses.queueUrl(queue.name());
        var scan = new QueueScan(sqs, queue, url, maxInFlight);
        try (scan) {
            var messages = scan.next();
            while (!messages.isEmpty()) {
                var chosen = choose(queue, messages, filter, limit - summary.chosen());
                if (!chosen.isEmpty()) {
                    var gone = action.apply(chosen, url, scan::receiptOf);
                    gone.forEach(scan::gone);
                    gone.forEach(letter -> handled.add(letter.messageId()));
                    summary = summary.gone(gone.size());
                }
                progress.accept(summary);
                if (scan.isFull()) {
                    summary = summary.cutShort();
                }
                messages = scan.isFull() || summary.chosen() >= limit || stop.getAsBoolean()
                    ? List.of()
                    : scan.next();
            }
        } finally {
            summary = summary.notReleased(scan.notReleased());
        }
    }

    private List<DeadLetter> choose(DeadLetterSource queue, List<Message> messages, Predicate<DeadLetter> filter,
        long most) {
        var letters = messages.stream().map(message -> DeadLetter.of(queue, message)).filter(filter).toList();
        // A service that parks again what was just replayed would keep this going for ever.
        var chosen = letters.stream().filter(letter -> !handled.contains(letter.messageId())).limit(most).toList();
        var back = letters.stream().filter(letter -> handled.contains(letter.messageId())).count();
        summary = summary.looked(messages.size(), chosen.size(), back);
        return chosen;
    }
}
