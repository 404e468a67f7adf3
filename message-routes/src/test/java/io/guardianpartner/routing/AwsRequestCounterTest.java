package io.guardianpartner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** A server that fails at first, so that a call takes two requests. */
class AwsRequestCounterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "{\"QueueUrls\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(requests.incrementAndGet() == 1 ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void eachAttemptIsCountedByApiAndOperation() {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var properties = new AwsProperties("us-east-1", here, here, here, Duration.ofSeconds(3), Duration.ofSeconds(10),
            10);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        try (var http = ApacheHttpClient.create();
            var sqs = new AwsClients(properties, http, credentials, new AwsRequestCounter(meters)).sqs()) {
            sqs.listQueues();
        }

        assertThat(requests).hasValue(2);
        assertThat(meters.get("guardian.aws.requests").tags("api", "Sqs", "operation", "ListQueues").counter().count())
            .isEqualTo(2);
    }
}
