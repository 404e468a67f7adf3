package io.guardianpartner.routing.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** About how many messages are in the service's queue and in its dead-letter queue, as of the last count. */
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
    private final AtomicLong deadLetters = new AtomicLong();
    private final Map<QueueAttributeName, AtomicLong> messages = new EnumMap<>(QueueAttributeName.class);

    QueueCounts(SqsClient sqs, String queueUrl, String deadLetterQueueUrl, MeterRegistry meters, String service) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
        Gauge.builder(DEAD_LETTERS, deadLetters, AtomicLong::get)
            .description("Messages in the service's dead-letter queue").tag("service", service).register(meters);
        STATES.forEach((attribute, state) -> {
            AtomicLong count = new AtomicLong();
            messages.put(attribute, count);
            Gauge.builder(MESSAGES, count, AtomicLong::get).description("Messages in the service's queue")
                .tag("service", service).tag("state", state).register(meters);
        });
    }

    /** Asks SQS, which answers with numbers that may be a minute old. */
    void count(Exchange exchange) {
        deadLetters.set(read(deadLetterQueueUrl).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        read(queueUrl).forEach((attribute, count) -> messages.get(attribute).set(count));
    }

    private Map<QueueAttributeName, Long> read(String url) {
        var answer = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(STATES.keySet()));
        Map<QueueAttributeName, Long> counts = new EnumMap<>(QueueAttributeName.class);
        answer.attributes().forEach((attribute, count) -> counts.put(attribute, Long.parseLong(count)));
        return counts;
    }
}
