package io.guardianpartner.test;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

/**
 * A span as it was told to a collector.
 *
 * @param service {@code service.name}
 * @param parentId empty for the first one of a trace
 * @param kind {@code SERVER}, {@code CONSUMER} …
 * @param links ids of the spans that it is linked to, of whatever trace
 * @param isError whether it says that something went wrong
 */
public record ReceivedSpan(String service, String traceId, String spanId, String parentId, String name, String kind,
    Map<String, String> attributes, List<String> links, boolean isError) {

    private static final String KIND = "SPAN_KIND_";

    static ReceivedSpan of(String service, Span span) {
        Map<String, String> attributes = new LinkedHashMap<>();
        span.getAttributesList().forEach(attribute -> attributes.put(attribute.getKey(), text(attribute.getValue())));
        List<String> links = span.getLinksList().stream().map(link -> hex(link.getSpanId())).toList();
        return new ReceivedSpan(service, hex(span.getTraceId()), hex(span.getSpanId()), hex(span.getParentSpanId()),
            span.getName(),
            span.getKind().name().substring(KIND.length()), attributes, links,
            span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }
}
