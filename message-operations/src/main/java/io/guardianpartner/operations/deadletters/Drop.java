package io.guardianpartner.operations.deadletters;

import java.util.List;
import java.util.function.Function;

import io.guardianpartner.operations.audit.AuditLog;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Deletes dead letters for good; the audit log has each before it is gone. */
public final class Drop implements Treatment {

    private final Batches batches;
    private final AuditLog audit;

    public Drop(SqsClient sqs, AuditLog audit) {
        this.batches = new Batches(sqs);
        this.audit = audit;
    }

    @Override
    public List<DeadLetter> treat(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts) {
        var refused = Audited.call(audit, letters, all -> batches.delete(all, queueUrl, receipts));
        return letters.stream().filter(letter -> !refused.containsKey(letter)).toList();
    }
}
