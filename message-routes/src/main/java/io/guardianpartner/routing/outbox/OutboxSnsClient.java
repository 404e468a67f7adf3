package io.guardianpartner.routing.outbox;

import java.time.Duration;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/**
 * The service's SNS client with the relay's own limit for a request, retries included: Camel's endpoint has no option for it. Any
 * other call is unsupported. Closing it is the client's owner's.
 */
final class OutboxSnsClient implements SnsClient {

    private final SnsClient client;
    private final Duration requestTimeout;

    OutboxSnsClient(SnsClient client, Duration requestTimeout) {
        this.client = client;
        this.requestTimeout = requestTimeout;
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        return client.publishBatch(request.toBuilder()
            .overrideConfiguration(options -> options.apiCallTimeout(requestTimeout)).build());
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        // The service's client outlives it.
    }
}
