package io.guardianpartner.operations.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.guardianpartner.operations.audit.AuditLog;
import io.guardianpartner.operations.aws.Addresses;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends dead letters to their service's input queue again, as the same messages, and then deletes them. If it ends in
 * between, a message exists twice, which its receiver notices by its id.
 */
public final class Replay implements DeadLetterAction {

    private final LetterBatches batches;
    private final Addresses addresses;
    private final AuditLog audit;

    public Replay(SqsClient sqs, Addresses addresses, AuditLog audit) {
        this.batches = new LetterBatches(sqs);
        this.addresses = addresses;
        this.audit = audit;
    }

    @Override
    public List<DeadLetter> apply(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts) {
        var gone = new ArrayList<DeadLetter>();
        for (var chunk : LetterBatches.chunks(letters)) {
            gone.addAll(replay(chunk, queueUrl, receipts));
        }
        return gone;
    }

    private List<DeadLetter> replay(List<DeadLetter> letters, String queueUrl,
        Function<DeadLetter, String> receipts) {
        var input = letters.get(0).queue().inputQueue();
        var inputUrl = addresses.queueUrl(input);
        var notSent = AuditedCalls.call(audit, letters, all -> batches.send(all, input, inputUrl));
        var sent = letters.stream().filter(letter -> !notSent.containsKey(letter)).toList();
        var notDeleted = AuditedCalls.errors(audit, batches.delete(sent, queueUrl, receipts));
        return sent.stream().filter(letter -> !notDeleted.containsKey(letter)).toList();
    }
}
