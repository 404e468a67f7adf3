package io.guardianpartner.support.tracing;

import io.guardianpartner.support.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** Begins spans; there is one only while tracing is on. Thread-safe. */
public final class SpanRecorder {

    private static final int TRACE_ID_AT = 3;
    private static final int SPAN_ID_AT = 36;
    private static final int FLAGS_AT = 53;

    private final Tracer tracer;
    private final ChosenIds ids;

    SpanRecorder(Tracer tracer, ChosenIds ids) {
        this.tracer = tracer;
        this.ids = ids;
    }

    /** Begins a span in which this thread works until it closes it. */
    public OpenSpan enter(SpanStart start) {
        return begin(start).entered();
    }

    /** Begins a span beside the work of this thread. */
    public OpenSpan begin(SpanStart start) {
        Context root = Context.root();
        SpanBuilder builder = tracer.spanBuilder(start.name()).setSpanKind(start.kind())
            .setParent(
                TraceContext.isTraceparent(start.parent()) ? root.with(Span.wrap(context(start.parent()))) : root);
        start.attributes().forEach(builder::setAttribute);
        if (TraceContext.isTraceparent(start.link())) {
            builder.addLink(context(start.link()));
        }
        Span span = ids.with(start.ids(), builder::startSpan);
        SpanContext begun = span.getSpanContext();
        return new OpenSpan(span, "00-" + begun.getTraceId() + "-" + begun.getSpanId() + "-"
            + begun.getTraceFlags().asHex());
    }

    static SpanContext context(String traceparent) {
        return SpanContext.createFromRemoteParent(traceparent.substring(TRACE_ID_AT, SPAN_ID_AT - 1),
            traceparent.substring(SPAN_ID_AT, FLAGS_AT - 1), TraceFlags.fromHex(traceparent, FLAGS_AT),
            TraceState.getDefault());
    }
}
