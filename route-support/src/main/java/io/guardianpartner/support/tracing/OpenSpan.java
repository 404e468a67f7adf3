package io.guardianpartner.support.tracing;

import io.guardianpartner.support.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A span that was begun. Who has begun it closes it once; a thread that works in it does so itself. */
public final class OpenSpan implements AutoCloseable {

    private static final String ERROR_TYPE = "error.type";

    private final Span span;
    private final String traceparent;
    private Scope scope;
    private String before;

    OpenSpan(Span span, String traceparent) {
        this.span = span;
        this.traceparent = traceparent;
    }

    /** Lets this thread work in it until it is closed. */
    OpenSpan entered() {
        scope = span.makeCurrent();
        before = TraceContext.inSpan(traceparent);
        return this;
    }

    /** What to hand on, so that what follows elsewhere is its child. */
    public String traceparent() {
        return traceparent;
    }

    public void rename(String name) {
        span.updateName(name);
    }

    /** @param value null to say nothing */
    public void attribute(String name, String value) {
        if (value != null) {
            span.setAttribute(name, value);
        }
    }

    public void attribute(String name, long value) {
        span.setAttribute(name, value);
    }

    /** @param earlier a span, of any trace, that this one follows, as traceparent; null for none */
    public void linkedTo(String earlier) {
        if (TraceContext.isTraceparent(earlier)) {
            span.addLink(SpanRecorder.context(earlier));
        }
    }

    /** @param type in a word; an exception's message would repeat rows and values */
    public void failed(String type) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, type);
    }

    /** @param failure null if there was none */
    public void failed(Throwable failure) {
        if (failure != null) {
            failed(failure.getClass().getName());
        }
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
            TraceContext.inSpan(before);
        }
        span.end();
    }
}
