package io.guardianpartner.benchmarks.guardian;

import java.util.concurrent.CountDownLatch;

import io.guardianpartner.message.Attributes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Waits at the queue of orders for one message after another. */
final class Receiver implements AutoCloseable {

    private static final String QUEUE_URL = System.getenv("BENCHMARK_TARGET_QUEUE_URL");

    private final SqsClient sqs = SqsClient.create();
    private final Thread thread = new Thread(this::receive, "receiver");
    private volatile boolean going = true;
    private volatile String expected;
    private volatile CountDownLatch arrival = new CountDownLatch(1);
    private volatile long arrivedAt;

    Receiver() {
        thread.start();
    }

    CountDownLatch expect(String messageId) {
        arrival = new CountDownLatch(1);
        expected = messageId;
        return arrival;
    }

    /** {@link System#nanoTime} when the expected message was there. */
    long arrivedAt() {
        return arrivedAt;
    }

    private void receive() {
        while (going) {
            var messages = sqs.receiveMessage(request -> request.queueUrl(QUEUE_URL).waitTimeSeconds(1)
                .messageAttributeNames(Attributes.MESSAGE_ID)).messages();
            var now = System.nanoTime();
            for (var message : messages) {
                if (id(message).equals(expected)) {
                    arrivedAt = now;
                    arrival.countDown();
                }
                sqs.deleteMessage(request -> request.queueUrl(QUEUE_URL).receiptHandle(message.receiptHandle()));
            }
        }
    }

    private static String id(Message message) {
        return message.messageAttributes().get(Attributes.MESSAGE_ID).stringValue();
    }

    @Override
    public void close() throws InterruptedException {
        going = false;
        thread.join();
        sqs.close();
    }
}
