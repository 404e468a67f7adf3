package io.guardianpartner.routing.metrics;

import java.util.Map;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An SQS with a queue and its dead letters, in which are as many messages as a test wants. */
class CountedQueues implements SqsClient {

    static final String QUEUE = "queue";
    static final String DEAD_LETTERS = "dead-letters";

    private final int parked;
    private final int visible;
    private final int inFlight;
    private final int delayed;
    private int asked;

    CountedQueues(int parked, int visible, int inFlight, int delayed) {
        this.parked = parked;
        this.visible = visible;
        this.inFlight = inFlight;
        this.delayed = delayed;
    }

    /** How often it was asked, each time for one of the two. */
    int asked() {
        return asked;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        asked++;
        return GetQueueAttributesResponse.builder().attributes(request.queueUrl().equals(DEAD_LETTERS)
            ? Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "" + parked)
            : Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "" + visible,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "" + inFlight,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "" + delayed))
            .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
