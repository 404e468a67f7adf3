package io.guardianpartner.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Json;
import io.guardianpartner.support.GuardianAutoConfiguration;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Spans as Zipkin's server takes them, which needs no collector. */
class ZipkinTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/spans", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesASpanInItsTrace() {
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, GuardianAutoConfiguration.class,
                TracingAutoConfiguration.class))
            .withPropertyValues("guardian.service=ORDERS_SERVICE", "otel.traces.exporter=zipkin",
                "otel.exporter.zipkin.endpoint=http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2/spans")
            .run(context -> context.getBean(SpanRecorder.class)
                .begin(SpanStart.of("POST /v1/orders", SpanKind.SERVER, PARENT)).close());

        JsonNode span = first();
        assertThat(span.path("traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.path("parentId").asText()).isEqualTo("b7ad6b7169203331");
        assertThat(span.path("kind").asText()).isEqualTo("SERVER");
        assertThat(span.path("name").asText()).isEqualToIgnoringCase("POST /v1/orders");
        assertThat(span.path("localEndpoint").path("serviceName").asText()).isEqualTo("orders");
    }

    private JsonNode first() {
        try {
            return told.poll(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void take(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            boolean isPacked = "gzip".equals(http.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream text = isPacked
                ? new GZIPInputStream(new ByteArrayInputStream(body))
                : new ByteArrayInputStream(body)) {
                Json.mapper().readTree(text).forEach(told::add);
            }
            http.sendResponseHeaders(202, -1);
        }
    }
}
