package io.guardianpartner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Calls of a server that fails as often as it is told, and then answers. */
class AwsCallMetricsTest {

    private static final Answer FINE = new Answer(200, "{\"QueueUrls\":[]}");
    private static final Answer AWAY = new Answer(500, "{}");
    private static final Answer DENIED = new Answer(403, "{\"__type\":\"com.amazonaws.sqs#AccessDenied\"}");
    private static final Answer CHANGED_MEANWHILE = new Answer(400,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\"}");
    private static final Answer THROTTLED = new Answer(400,
        "{\"__type\":\"com.amazonaws.sqs#RequestThrottled\"}");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Answer next = answers.isEmpty() ? FINE : answers.pop();
            byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(next.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void eachAttemptIsCountedAndTheCallIsTimedOnce() {
        call(AWAY);

        assertThat(requests()).isEqualTo(2);
        assertThat(calls("success")).isEqualTo(1);
    }

    @Test
    void aCallThatFailsIsTimedAsAnError() {
        assertThatThrownBy(() -> call(DENIED)).isInstanceOf(SqsException.class);

        assertThat(calls("error")).isEqualTo(1);
    }

    @Test
    void aConditionThatDoesNotHoldIsNoError() {
        assertThatThrownBy(() -> call(CHANGED_MEANWHILE)).isInstanceOf(SqsException.class);

        assertThat(calls("conflict")).isEqualTo(1);
    }

    @Test
    void aCallThatIsThrottledForGoodIsTold() {
        assertThatThrownBy(() -> call(THROTTLED, THROTTLED, THROTTLED, THROTTLED, THROTTLED))
            .isInstanceOf(SqsException.class);

        assertThat(calls("throttled")).isEqualTo(1);
        assertThat(requests()).isGreaterThan(1);
    }

    private void call(Answer... first) {
        answers.addAll(List.of(first));
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var properties = new AwsProperties("us-east-1", here, here, here, Duration.ofSeconds(10),
            Duration.ofSeconds(30), 10);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        try (var http = ApacheHttpClient.create();
            var sqs = new AwsClients(properties, http, credentials, List.of(new AwsCallMetrics(meters))).sqs()) {
            sqs.listQueues();
        }
    }

    private double requests() {
        return meters.get(AwsCallMetrics.REQUESTS).tags("api", "Sqs", "operation", "ListQueues").counter().count();
    }

    private long calls(String outcome) {
        return meters.get(AwsCallMetrics.CALLS).tags("api", "Sqs", "operation", "ListQueues", "outcome", outcome)
            .timer().count();
    }
}
