package io.guardianpartner.routing.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** SNS that does as a test tells it, and otherwise what the one behind it does. */
final class MoodySns implements SnsClient {

    private final Function<PublishBatchRequest, PublishBatchResponse> calm;
    private final List<PublishBatchRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<PublishBatchRequest, PublishBatchResponse> mood;

    MoodySns(Function<PublishBatchRequest, PublishBatchResponse> calm) {
        this.calm = calm;
        this.mood = calm;
    }

    void is(Function<PublishBatchRequest, PublishBatchResponse> newMood) {
        mood = newMood;
    }

    void isCalm() {
        mood = calm;
    }

    PublishBatchResponse calmly(PublishBatchRequest request) {
        return calm.apply(request);
    }

    List<PublishBatchRequest> requests() {
        return requests;
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        requests.add(request);
        return mood.apply(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // nothing of its own
    }
}
