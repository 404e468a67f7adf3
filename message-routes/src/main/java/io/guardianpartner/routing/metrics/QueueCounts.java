package io.guardianpartner.routing.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

import io.guardianpartner.support.PeriodicReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** About how many messages are in the service's queue and in its dead-letter queue, as of the last count that succeeded. */
class QueueCounts {

    static final String DEAD_LETTERS = "guardian.deadletters";
    static final String MESSAGES = "guardian.queue.messages";

    private static final Map<QueueAttributeName, String> STATES = Map.of(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "visible",
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "in-flight",
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "delayed");

    private final SqsClient sqs;
    private final String queueUrl;
    private final String deadLetterQueueUrl;
    private final PeriodicReading<Long> deadLetters;
    private final Map<QueueAttributeName, PeriodicReading<Long>> messages = new EnumMap<>(QueueAttributeName.class);
    /** Read and written by the job alone, one run after the other. */
    private volatile boolean mayRest;

    /** @param readings makes one for each gauge */
    QueueCounts(SqsClient sqs, String queueUrl, String deadLetterQueueUrl, MeterRegistry meters, String service,
        Supplier<PeriodicReading<Long>> readings) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
        this.deadLetters = readings.get();
        Gauge.builder(DEAD_LETTERS, () -> deadLetters.number(Long::doubleValue))
            .description("Messages in the service's dead-letter queue").tag("service", service).register(meters);
        STATES.forEach((attribute, state) -> {
            PeriodicReading<Long> count = readings.get();
            messages.put(attribute, count);
            Gauge.builder(MESSAGES, () -> count.number(Long::doubleValue))
                .description("Messages in the service's queue").tag("service", service).tag("state", state)
                .register(meters);
        });
    }

    /** Asks SQS, which answers with numbers that may be a minute old; after an answer that nothing is there, only every other time. */
    void count(Exchange exchange) {
        if (mayRest) {
            mayRest = false;
            return;
        }
        var parked = ask(deadLetterQueueUrl).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        deadLetters.read(parked);
        var counts = ask(queueUrl);
        counts.forEach((attribute, count) -> messages.get(attribute).read(count));
        mayRest = parked == 0 && counts.values().stream().allMatch(count -> count == 0);
    }

    private Map<QueueAttributeName, Long> ask(String url) {
        var answer = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(STATES.keySet()));
        Map<QueueAttributeName, Long> counts = new EnumMap<>(QueueAttributeName.class);
        answer.attributes().forEach((attribute, count) -> counts.put(attribute, Long.parseLong(count)));
        return counts;
    }
}
