package io.guardianpartner.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** A collector of spans: an HTTP server on loopback that takes what an exporter sends by OTLP, and keeps it. Thread-safe. */
public final class SpanReceiver implements AutoCloseable {

    private static final String PATH = "/v1/traces";
    private static final int MOST = 100_000;

    private final HttpServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    private SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::take);
        server.start();
    }

    public static SpanReceiver start() {
        return new SpanReceiver();
    }

    /** The value of {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The options of a service, as {@code name=value}, whose spans come here soon after they have ended. */
    public String[] options() {
        return new String[]{"otel.traces.exporter=otlp", "otel.exporter.otlp.endpoint=" + uri(),
            "otel.bsp.schedule.delay=50"};
    }

    /** All that have come, those that ended first in front. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Those of a trace that have come. */
    public List<ReceivedSpan> ofTrace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange http) throws IOException {
        try (http) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(http.getRequestBody());
            request.getResourceSpansList().forEach(this::keep);
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            http.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            http.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            http.getResponseBody().write(answer);
        }
    }

    private void keep(ResourceSpans ofResource) {
        if (spans.size() > MOST) {
            throw new IllegalStateException("More than " + MOST + " spans: nobody looks at them.");
        }
        String service = ofResource.getResource().getAttributesList().stream()
            .filter(attribute -> attribute.getKey().equals("service.name"))
            .map(attribute -> attribute.getValue().getStringValue()).findFirst().orElse("");
        for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
            for (Span span : ofScope.getSpansList()) {
                spans.add(ReceivedSpan.of(service, span));
            }
        }
    }
}
