package io.guardianpartner.support;

import io.prometheus.metrics.tracer.common.SpanContext;

/**
 * Gives histograms the trace of what they count as an exemplar (OpenMetrics 1.0), so that a slow one can be looked up. Traces that
 * are not sampled are none: nobody could find them.
 */
final class TraceExemplars implements SpanContext {

    private static final int SAMPLED = 0x01;

    @Override
    public String getCurrentTraceId() {
        return part(1);
    }

    @Override
    public String getCurrentSpanId() {
        return part(2);
    }

    @Override
    public boolean isCurrentSpanSampled() {
        String flags = part(3);
        return flags != null && (Integer.parseInt(flags, 16) & SAMPLED) != 0;
    }

    @Override
    public void markCurrentSpanAsExemplar() {
        // Spans are kept or not whether an exemplar names them or not.
    }

    /** Of version, trace, span and flags; null when nothing is traced. */
    private static String part(int place) {
        return TraceContext.traceparent().map(value -> value.split("-")[place]).orElse(null);
    }
}
