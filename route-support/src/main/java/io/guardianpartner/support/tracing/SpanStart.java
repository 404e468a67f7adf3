package io.guardianpartner.support.tracing;

import java.util.LinkedHashMap;
import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;

/**
 * A span that is about to begin. What is said of it is chosen, never copied: no body, no header, no message of an exception.
 *
 * @param name one of few
 * @param parent as traceparent; null: it begins a trace
 * @param ids null for random ones
 * @param link an earlier span that this one follows, as traceparent; null for none
 * @param attributes without those that have no value
 */
public record SpanStart(String name, SpanKind kind, String parent, SpanIds ids, String link,
    Map<String, String> attributes) {

    public SpanStart {
        Map<String, String> known = new LinkedHashMap<>(attributes);
        known.values().removeIf(value -> value == null);
        attributes = known;
    }

    public static SpanStart of(String name, SpanKind kind, String parent) {
        return new SpanStart(name, kind, parent, null, null, Map.of());
    }

    public SpanStart with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new SpanStart(name, kind, parent, ids, link, more);
    }

    public SpanStart withIds(SpanIds chosen) {
        return new SpanStart(name, kind, parent, chosen, link, attributes);
    }

    public SpanStart linkedTo(String earlier) {
        return new SpanStart(name, kind, parent, ids, earlier, attributes);
    }
}
