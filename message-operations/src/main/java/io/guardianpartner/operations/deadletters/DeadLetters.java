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
 * Goes through dead-letter queues and treats what is chosen. What SQS promises about it is little: it shows what is
 * visible now, in no order, perhaps not all of it, and counts each look as a receive. Not thread-safe.
 */
public final class DeadLetters {

    /** So many messages are kept hidden at most while a queue is gone through; SQS has a limit of its own at 120,000. */
    static final int HELD_AT_MOST = 20_000;

    private final SqsClient sqs;
    private final Addresses addresses;
    private final BooleanSupplier stop;
    private final Consumer<Tally> progress;
    private final int heldAtMost;
    private final Set<String> treated = new HashSet<>();
    private Tally tally = Tally.NOTHING;

    /**
     * @param stop
     *            asked between two requests; once it says so, everything is given back and that is the end
     * @param progress
     *            told after every request
     */
    public DeadLetters(SqsClient sqs, Addresses addresses, BooleanSupplier stop, Consumer<Tally> progress) {
        this(sqs, addresses, stop, progress, HELD_AT_MOST);
    }

    DeadLetters(SqsClient sqs, Addresses addresses, BooleanSupplier stop, Consumer<Tally> progress, int heldAtMost) {
        this.sqs = sqs;
        this.addresses = addresses;
        this.stop = stop;
        this.progress = progress;
        this.heldAtMost = heldAtMost;
    }

    /**
     * Treats what the filter lets through, at most {@code limit} of it. Whatever is still in its queue after that is
     * visible again when this returns or throws.
     *
     * @return how it went; never null
     */
    public Tally treat(List<DeadLetterQueue> queues, Predicate<DeadLetter> filter, long limit, Treatment treatment) {
        tally = Tally.NOTHING;
        treated.clear();
        for (var queue : queues) {
            if (tally.chosen() < limit && !stop.getAsBoolean()) {
                treat(queue, filter, limit, treatment);
            }
        }
        return stop.getAsBoolean() ? tally.stopped() : tally;
    }

    private void treat(DeadLetterQueue queue, Predicate<DeadLetter> filter, long limit, Treatment treatment) {
        var url = addresses.queueUrl(queue.name());
        var reading = new Reading(sqs, queue, url, heldAtMost);
        try (reading) {
            var messages = reading.next();
            while (!messages.isEmpty()) {
                var chosen = choose(queue, messages, filter, limit - tally.chosen());
                if (!chosen.isEmpty()) {
                    var gone = treatment.treat(chosen, url, reading::receiptOf);
                    gone.forEach(reading::gone);
                    gone.forEach(letter -> treated.add(letter.messageId()));
                    tally = tally.gone(gone.size());
                }
                progress.accept(tally);
                if (reading.isFull()) {
                    tally = tally.cutShort();
                }
                messages = reading.isFull() || tally.chosen() >= limit || stop.getAsBoolean()
                    ? List.of()
                    : reading.next();
            }
        } finally {
            tally = tally.notReleased(reading.notReleased());
        }
    }

    private List<DeadLetter> choose(DeadLetterQueue queue, List<Message> messages, Predicate<DeadLetter> filter,
        long most) {
        var letters = messages.stream().map(message -> DeadLetter.of(queue, message)).filter(filter).toList();
        // A service that parks again what was just replayed would keep this going for ever.
        var chosen = letters.stream().filter(letter -> !treated.contains(letter.messageId())).limit(most).toList();
        var back = letters.stream().filter(letter -> treated.contains(letter.messageId())).count();
        tally = tally.looked(messages.size(), chosen.size(), back);
        return chosen;
    }
}
