package io.guardianpartner.support.tracing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.support.TraceContext;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.telemetry.Op;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Camel's tracer, which tells where exchanges come in, pass and leave, with spans of our own: for what comes in, for the chapters of a
 * story ({@code direct:} routes called {@code …job.…}), and for calls that leave the process. Camel's own would name addresses, receipt
 * handles and the messages of exceptions, have no kind, and begin a trace with each look into a table that finds nothing:
 * here a trace begins with what comes in, and work that belongs to none has no span. Thread-safe.
 */
final class RouteTracer extends OpenTelemetryTracer {

    private static final String SPANS = "guardianSpans";
    private static final String DIRECT = "direct";
    private static final String CHAPTER = ".job.";

    private final SpanRecorder spans;
    private final Map<String, EntryPoint> entryPoints;
    /** Ids of routes by the address of their {@code direct:} endpoint. */
    private final Map<String, String> chapters = new ConcurrentHashMap<>();

    RouteTracer(SpanRecorder spans, List<EntryPoint> entryPoints) {
        this.spans = spans;
        this.entryPoints = entryPoints.stream().collect(Collectors.toMap(EntryPoint::scheme, Function.identity()));
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        RoutePolicy policy = super.createRoutePolicy(camel, routeId, route);
        String uri = ((RouteDefinition) route).getInput().getEndpointUri();
        if (!uri.startsWith(DIRECT + ":")) {
            return policy;
        }
        if (!routeId.contains(CHAPTER)) {
            return null;
        }
        chapters.put(name(uri), routeId);
        return policy;
    }

    @Override
    protected void beginEventSpan(Exchange exchange, Endpoint endpoint, Op op) {
        String scheme = StringHelper.before(endpoint.getEndpointUri(), ":");
        SpanStart start = op == Op.EVENT_RECEIVED
            ? received(scheme, exchange, endpoint)
            : sent(scheme, exchange, endpoint);
        OpenSpan span = start == null ? null : spans.enter(start);
        if (span != null && op == Op.EVENT_SENT && exchange.getMessage().getHeader(Attributes.TRACEPARENT) != null) {
            exchange.getMessage().setHeader(Attributes.TRACEPARENT, span.traceparent());
        }
        exchange.setProperty(SPANS, new Passed(span, exchange.getProperty(SPANS, Passed.class)));
    }

    @Override
    protected void endEventSpan(Exchange exchange, Endpoint endpoint) {
        Passed passed = exchange.getProperty(SPANS, Passed.class);
        if (passed == null) {
            return;
        }
        exchange.setProperty(SPANS, passed.outer());
        if (passed.span() != null) {
            end(exchange, endpoint, passed.span());
        }
    }

    private SpanStart received(String scheme, Exchange exchange, Endpoint endpoint) {
        EntryPoint entryPoint = entryPoints.get(scheme);
        if (entryPoint != null) {
            return entryPoint.begin(exchange, endpoint);
        }
        String chapter = scheme.equals(DIRECT) ? chapters.get(name(endpoint.getEndpointUri())) : null;
        return chapter == null
            ? null
            : TraceContext.traceparent().map(parent -> SpanStart.of(chapter, SpanKind.INTERNAL, parent)).orElse(null);
    }

    private static SpanStart sent(String scheme, Exchange exchange, Endpoint endpoint) {
        return TraceContext.traceparent().map(parent -> CallSpans.begin(scheme, parent, exchange, endpoint))
            .orElse(null);
    }

    private void end(Exchange exchange, Endpoint endpoint, OpenSpan span) {
        String scheme = StringHelper.before(endpoint.getEndpointUri(), ":");
        EntryPoint entryPoint = entryPoints.get(scheme);
        try (span) {
            if (entryPoint == null) {
                CallSpans.end(scheme, exchange, span);
            } else {
                entryPoint.end(exchange, span);
            }
        }
    }

    private static String name(String uri) {
        String path = StringHelper.after(URISupport.stripQuery(uri), ":");
        return path.startsWith("//") ? path.substring(2) : path;
    }

    /**
     * The places that an exchange has passed and has not come back to, the last one first; each has one, so that the end of each
     * finds its own.
     *
     * @param span null where there is none
     * @param outer null for the first
     */
    private record Passed(OpenSpan span, Passed outer) {}
}
