package io.guardianpartner.operations.deadletters;

import java.util.List;
import java.util.function.Function;

import io.guardianpartner.operations.audit.AuditLog;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Deletes dead letters for good; the audit log has each before it is gone. */
public final class Delete implements DeadLetterAction {

    private final LetterBatches batches;
    private final AuditLog audit;

    public Delete(SqsClient sqs, AuditLog audit) {
        this.batches = new LetterBatches(sqs);
        this.audit = audit;
    }

    @Override
    public List<DeadLetter> apply(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts) {
        var refused = AuditedCalls.call(audit, letters, all -> batches.delete(all, queueUrl, receipts));
        return letters.stream().filter(letter -> !refused.containsKey(letter)).toList();
    }
}
