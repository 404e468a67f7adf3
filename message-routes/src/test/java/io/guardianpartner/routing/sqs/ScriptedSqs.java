package io.guardianpartner.routing.sqs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

/** An SQS that answers batches as a test wants: by itself, every entry succeeds. */
class ScriptedSqs implements SqsClient {

    private final List<List<String>> deletes = new ArrayList<>();
    private final List<ChangeMessageVisibilityBatchRequestEntry> changes = new ArrayList<>();
    private final Queue<Function<String, BatchResultErrorEntry.Builder>> script = new ArrayDeque<>();

    /** The receipt handles of each batch of deletes. */
    synchronized List<List<String>> deletes() {
        return List.copyOf(deletes);
    }

    synchronized List<ChangeMessageVisibilityBatchRequestEntry> changes() {
        return List.copyOf(changes);
    }

    /** In the next batch that is answered, these entries fail. */
    synchronized ScriptedSqs thenFail(boolean senderFault, String... receiptHandles) {
        script.add(receipt -> List.of(receiptHandles).contains(receipt)
            ? BatchResultErrorEntry.builder().code("Wrong").senderFault(senderFault)
            : null);
        return this;
    }

    /** The next batch is not answered. */
    synchronized ScriptedSqs thenBreak() {
        script.add(receipt -> {
            throw SdkClientException.create("the line is cut");
        });
        return this;
    }

    @Override
    public synchronized DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        deletes.add(request.entries().stream().map(DeleteMessageBatchRequestEntry::receiptHandle).toList());
        var failure = next();
        var successful = new ArrayList<DeleteMessageBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            var error = failure.apply(entry.receiptHandle());
            if (error == null) {
                successful.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
            } else {
                failed.add(error.id(entry.id()).build());
            }
        }
        return DeleteMessageBatchResponse.builder().successful(successful).failed(failed).build();
    }

    @Override
    public synchronized ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
        ChangeMessageVisibilityBatchRequest request) {
        changes.addAll(request.entries());
        var failure = next();
        var successful = new ArrayList<ChangeMessageVisibilityBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            var error = failure.apply(entry.receiptHandle());
            if (error == null) {
                successful.add(ChangeMessageVisibilityBatchResultEntry.builder().id(entry.id()).build());
            } else {
                failed.add(error.id(entry.id()).build());
            }
        }
        return ChangeMessageVisibilityBatchResponse.builder().successful(successful).failed(failed).build();
    }

    private Function<String, BatchResultErrorEntry.Builder> next() {
        return script.isEmpty() ? receipt -> null : script.remove();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
