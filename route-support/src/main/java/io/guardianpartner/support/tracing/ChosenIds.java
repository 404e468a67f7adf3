package io.guardianpartner.support.tracing;

import java.util.function.Supplier;

import io.opentelemetry.sdk.trace.IdGenerator;

/** Random ids, but for spans whose ids were chosen. Thread-safe. */
final class ChosenIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<SpanIds> chosen = new ThreadLocal<>();

    /** Begins one span, with these ids. */
    <T> T with(SpanIds ids, Supplier<T> begin) {
        if (ids == null) {
            return begin.get();
        }
        chosen.set(ids);
        try {
            return begin.get();
        } finally {
            chosen.remove();
        }
    }

    @Override
    public String generateSpanId() {
        SpanIds ids = chosen.get();
        return ids == null ? random.generateSpanId() : ids.spanId();
    }

    @Override
    public String generateTraceId() {
        SpanIds ids = chosen.get();
        return ids == null ? random.generateTraceId() : ids.traceId();
    }
}
