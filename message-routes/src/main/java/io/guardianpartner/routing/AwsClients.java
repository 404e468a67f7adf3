package io.guardianpartner.routing;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes AWS clients that share connections, credentials and patience. The caller closes what it gets. */
public final class AwsClients implements AutoCloseable {

    private final AwsProperties properties;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final List<ExecutionInterceptor> interceptors;
    private final ScheduledThreadPoolExecutor timeouts;

    AwsClients(AwsProperties properties, SdkHttpClient http, AwsCredentialsProvider credentials,
        List<ExecutionInterceptor> interceptors) {
        this.properties = properties;
        this.http = http;
        this.credentials = credentials;
        this.interceptors = interceptors;
        this.timeouts = timeouts();
    }

    /**
     * Ends calls that take too long. The SDK's own executor keeps the timeout of a call that has ended until its time comes, and wakes a
     * thread for it then.
     */
    private static ScheduledThreadPoolExecutor timeouts() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "aws-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    public SqsClient sqs() {
        return configure(SqsClient.builder(), properties.sqsEndpoint()).build();
    }

    SnsClient sns() {
        return configure(SnsClient.builder(), properties.snsEndpoint()).build();
    }

    DynamoDbClient dynamoDb() {
        return configure(DynamoDbClient.builder(), properties.dynamodbEndpoint()).build();
    }

    /** After the clients: their calls would have no timeouts. */
    @Override
    public void close() {
        timeouts.shutdownNow();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(B builder, URI endpoint) {
        if (properties.region() != null && !properties.region().isBlank()) {
            builder.region(Region.of(properties.region()));
        }
        if (endpoint != null && !endpoint.toString().isBlank()) {
            builder.endpointOverride(endpoint);
        }
        return builder.httpClient(http)
            .credentialsProvider(credentials)
            .overrideConfiguration(all -> all
                .executionInterceptors(interceptors)
                .scheduledExecutorService(timeouts)
                .apiCallAttemptTimeout(properties.attemptTimeout())
                .apiCallTimeout(properties.callTimeout()));
    }
}
