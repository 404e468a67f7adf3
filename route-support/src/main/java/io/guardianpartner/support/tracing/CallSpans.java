package io.guardianpartner.support.tracing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.guardianpartner.support.TraceContext;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/** Spans of the calls that leave the process by an endpoint: HTTP, SQL, DynamoDB; and what is said at the end of a chapter. */
final class CallSpans {

    private static final String DYNAMODB_OPERATION = "CamelAwsDdbOperation";
    private static final Pattern OPERATION = Pattern.compile("[?&]operation=(\\w+)");
    private static final int FIRST_ERROR = 400;

    private CallSpans() {}

    /** @return null for an endpoint whose calls do not leave the process */
    static SpanStart begin(String scheme, String parent, Exchange exchange, Endpoint endpoint) {
        return switch (scheme) {
            case "http", "https" -> http(parent, exchange, endpoint);
            case "jdbc" -> sql(parent, exchange);
            case "aws2-ddb" -> dynamoDb(parent, exchange, endpoint);
            default -> null;
        };
    }

    static void end(String scheme, Exchange exchange, OpenSpan span) {
        if (scheme.startsWith("http")) {
            Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
            if (status != null) {
                span.attribute("http.response.status_code", status);
                if (status >= FIRST_ERROR) {
                    span.failed(status.toString());
                }
            }
        }
        if (scheme.equals("direct") && TraceContext.linked(exchange) != null) {
            span.linkedTo(TraceContext.linked(exchange));
            span.attribute("guardian.correlation_id", TraceContext.correlationId());
        }
        span.failed(exchange.getException());
    }

    private static SpanStart http(String parent, Exchange exchange, Endpoint endpoint) {
        String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "GET", String.class);
        String address = URISupport.stripQuery(endpoint.getEndpointUri());
        String host = StringHelper.before(StringHelper.after(address, "://", address) + "/", "/");
        String path = address.substring(address.indexOf(host) + host.length());
        return SpanStart.of(method + " " + path, SpanKind.CLIENT, parent)
            .with("http.request.method", method)
            .with("server.address", StringHelper.before(host, ":", host))
            .with("url.path", path);
    }

    /** Named after the statement, whose route is {@code <service>.out.<statement>}. */
    private static SpanStart sql(String parent, Exchange exchange) {
        String route = ExchangeHelper.getRouteId(exchange);
        return SpanStart
            .of(route == null ? "sql" : route.substring(route.lastIndexOf('.') + 1), SpanKind.CLIENT, parent)
            .with("db.system.name", "postgresql");
    }

    private static SpanStart dynamoDb(String parent, Exchange exchange, Endpoint endpoint) {
        String table = StringHelper.after(URISupport.stripQuery(endpoint.getEndpointUri()), "://");
        Matcher configured = OPERATION.matcher(endpoint.getEndpointUri());
        String operation = exchange.getMessage().getHeader(DYNAMODB_OPERATION,
            configured.find() ? configured.group(1) : "PutItem", String.class);
        return SpanStart.of(operation + " " + table, SpanKind.CLIENT, parent)
            .with("db.system.name", "aws.dynamodb")
            .with("db.operation.name", operation)
            .with("db.collection.name", table);
    }
}
