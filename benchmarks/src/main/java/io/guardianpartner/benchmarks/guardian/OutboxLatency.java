package io.guardianpartner.benchmarks.guardian;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.benchmarks.SampleMessages;
import io.guardianpartner.benchmarks.client.Case;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.benchmarks.client.Result;
import io.guardianpartner.message.Message;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Measures the time from the commit of a transaction until its message is received, beside that from a publish, in turns, one
 * message at a time: through the same topic, subscription and queue, by the same receiver.
 */
public final class OutboxLatency implements Case {

    private static final String TOPIC = System.getenv("GUARDIAN_TOPIC_ARN");

    private final SendingService service = SendingService.start();
    private final SnsClient sns = SnsClient.create();
    private final Receiver receiver = new Receiver();

    @Override
    public Result run(int messages, Duration atMost) throws Exception {
        Meter.expect(Long.MAX_VALUE);
        Meter.begin();
        var bare = new ArrayList<Double>();
        var outbox = new ArrayList<Double>();
        var end = System.nanoTime() + atMost.toNanos();
        for (var number = 0; number < messages && System.nanoTime() < end; number++) {
            outbox.add(millis(this::commit));
            bare.add(millis(this::publish));
        }
        return Meter.result(Map.of("samples", (double) outbox.size(), "bareMedianMillis", median(bare),
            "outboxMedianMillis", median(outbox), "addedMedianMillis", median(outbox) - median(bare)));
    }

    /** Sends, and returns since when the message is on its way. */
    @FunctionalInterface
    private interface Send {

        long send(Message message);
    }

    private double millis(Send send) throws InterruptedException {
        var message = SampleMessages.one();
        var arrival = receiver.expect(message.messageId().toString());
        var since = send.send(message);
        if (!arrival.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A message did not arrive within 10 s");
        }
        return (receiver.arrivedAt() - since) / 1e6;
    }

    private long commit(Message message) {
        var since = new long[1];
        service.store(List.of(message), () -> since[0] = System.nanoTime());
        return since[0];
    }

    private long publish(Message message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes().forEach((name, value) -> attributes.put(name,
            MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
        var since = System.nanoTime();
        sns.publish(request -> request.topicArn(TOPIC).message(message.body()).messageAttributes(attributes));
        return since;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    @Override
    public void close() throws InterruptedException {
        receiver.close();
        sns.close();
        service.close();
    }
}
