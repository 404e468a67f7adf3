package io.guardianpartner.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Empties a queue into a list, from which tests take what they wait for. */
class QueueReader {

    private final SqsClient sqs;
    private final String queueUrl;
    private final List<ProbedMessage> arrived = new ArrayList<>();

    QueueReader(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    ProbedMessage await(Predicate<ProbedMessage> wanted, Duration patience) {
        var found = new AtomicReference<ProbedMessage>();
        Awaitility.await().atMost(patience).pollDelay(Duration.ZERO).until(() -> {
            found.set(take(wanted));
            return found.get() != null;
        });
        return found.get();
    }

    private synchronized ProbedMessage take(Predicate<ProbedMessage> wanted) {
        read();
        var first = arrived.stream().filter(wanted).findFirst();
        first.ifPresent(arrived::remove);
        return first.orElse(null);
    }

    synchronized List<ProbedMessage> arrived() {
        read();
        return List.copyOf(arrived);
    }

    private void read() {
        List<software.amazon.awssdk.services.sqs.model.Message> messages;
        do {
            messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10)
                .messageAttributeNames("All")).messages();
            for (var message : messages) {
                arrived.add(ProbedMessage.of(message));
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
    }
}
