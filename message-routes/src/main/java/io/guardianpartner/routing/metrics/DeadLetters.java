package io.guardianpartner.routing.metrics;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** About how many messages lie in the service's dead-letter queue, as of the last count. */
class DeadLetters {

    static final String GAUGE = "guardian.deadletters";

    private final SqsClient sqs;
    private final String queueUrl;
    private final AtomicLong last = new AtomicLong();

    DeadLetters(SqsClient sqs, String queueUrl, MeterRegistry meters, String service) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        Gauge.builder(GAUGE, last, AtomicLong::get).tag("service", service).register(meters);
    }

    /** Asks SQS, which answers with a number that may be a minute old. */
    void count() {
        var answer = sqs.getQueueAttributes(request -> request
            .queueUrl(queueUrl)
            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        last.set(Long.parseLong(answer.attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
    }
}
