package io.guardianpartner.operations.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.guardianpartner.operations.aws.AwsCall;
import io.guardianpartner.operations.aws.StringAttributes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Calls SQS for several letters at once; each may fail by itself. */
final class LetterBatches {

    /** The maximum size of one request, in bytes. AWS permits more by now, other implementations do not. */
    private static final int MAX_BYTES = 256 * 1024;

    private final SqsClient sqs;

    LetterBatches(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** Sends them to a queue, in one request. The result has those that SQS rejected, with the reason. */
    Map<DeadLetter, String> send(List<DeadLetter> letters, String queue, String queueUrl) {
        var refused = new HashMap<DeadLetter, String>();
        var entries = IntStream.range(0, letters.size()).mapToObj(i -> SendMessageBatchRequestEntry.builder()
            .id(String.valueOf(i))
            .messageBody(letters.get(i).body())
            .messageAttributes(StringAttributes.forSqs(letters.get(i).replayAttributes()))
            .build()).toList();
        var answer = AwsCall.of("sqs:SendMessage", "queue " + queue,
            () -> sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)));
        note(answer.failed(), letters, refused);
        return refused;
    }

    /** Deletes them from their queue. The result has those that SQS rejected, with the reason. */
    Map<DeadLetter, String> delete(List<DeadLetter> letters, String queueUrl,
        Function<DeadLetter, String> receipts) {
        var refused = new HashMap<DeadLetter, String>();
        if (letters.isEmpty()) {
            return refused;
        }
        var entries = IntStream.range(0, letters.size()).mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
            .id(String.valueOf(i))
            .receiptHandle(receipts.apply(letters.get(i)))
            .build()).toList();
        var answer = AwsCall.of("sqs:DeleteMessage", "queue " + letters.get(0).queue().name(),
            () -> sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)));
        note(answer.failed(), letters, refused);
        return refused;
    }

    private static void note(List<BatchResultErrorEntry> failed, List<DeadLetter> letters,
        Map<DeadLetter, String> refused) {
        failed.forEach(entry -> refused.put(letters.get(Integer.parseInt(entry.id())), entry.code()));
    }

    /** Splits the letters into lists that fit into one request. */
    static List<List<DeadLetter>> chunks(List<DeadLetter> letters) {
        var chunks = new ArrayList<List<DeadLetter>>();
        var bytes = 0;
        for (var letter : letters) {
            var size = size(letter);
            if (chunks.isEmpty() || bytes + size > MAX_BYTES) {
                chunks.add(new ArrayList<>());
                bytes = 0;
            }
            chunks.get(chunks.size() - 1).add(letter);
            bytes += size;
        }
        return chunks;
    }

    private static int size(DeadLetter letter) {
        var size = letter.body().getBytes(StandardCharsets.UTF_8).length;
        for (var attribute : letter.replayAttributes().entrySet()) {
            size += attribute.getKey().length() + "String".length()
                + attribute.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }
}
