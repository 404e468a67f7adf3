package io.guardianpartner.api.tracing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.support.TraceContext;
import io.guardianpartner.support.tracing.EntryPoint;
import io.guardianpartner.support.tracing.OpenSpan;
import io.guardianpartner.support.tracing.SpanStart;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;
import org.springframework.web.util.UriUtils;

/** A span for each request, named after method and route; the path itself, with its ids, is not told. */
final class RequestSpans implements EntryPoint {

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int OK = 200;

    @Override
    public String scheme() {
        return "rest";
    }

    /** The address of a REST route is {@code rest://<method>:<path>[:<rest of the path>]}, with the braces of parameters encoded. */
    @Override
    public SpanStart begin(Exchange exchange, Endpoint endpoint) {
        String[] parts = URISupport.stripQuery(endpoint.getEndpointUri()).replaceFirst("^rest:(//)?", "").split(":", 3);
        String method = parts[0].toUpperCase(Locale.ROOT);
        String path = ("/" + parts[1] + "/" + (parts.length > 2 ? parts[2] : "")).replaceAll("/+", "/")
            .replaceFirst("(.)/$", "$1");
        String route = UriUtils.decode(path, StandardCharsets.UTF_8);
        return SpanStart.of(method + " " + route, SpanKind.SERVER,
            exchange.getMessage().getHeader(Attributes.TRACEPARENT, String.class))
            .with("http.request.method", method)
            .with("http.route", route);
    }

    @Override
    public void end(Exchange exchange, OpenSpan span) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class);
        span.attribute("http.response.status_code", status);
        span.attribute("guardian.correlation_id", TraceContext.correlationId());
        span.linkedTo(TraceContext.linked(exchange));
        if (status >= FIRST_SERVER_ERROR) {
            span.failed(Integer.toString(status));
        }
        span.failed(exchange.getException());
    }
}
