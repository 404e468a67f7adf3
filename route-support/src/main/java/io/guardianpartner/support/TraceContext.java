package io.guardianpartner.support;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.guardianpartner.message.Attributes;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.MDC;

/**
 * The trace (W3C Trace Context) that this thread works for, as the logging context has it: the span that is being recorded
 * ({@code trace_id} and {@code span_id}, as tracing agents call them), else {@code traceparent} as it came with a message or request. By
 * the same means lines of the log name the trace and the order that they are about.
 */
public final class TraceContext {

    private static final String LINK = "guardianLink";
    private static final String ENTERED = Attributes.TRACEPARENT;
    private static final String TRACE_ID = "trace_id";
    private static final String SPAN_ID = "span_id";
    private static final String FLAGS = "trace_flags";

    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_ID_AT = 3;
    private static final int SPAN_ID_AT = 36;
    private static final int FLAGS_AT = 53;

    private static final Synchronization LEAVE = new Leave();

    private TraceContext() {}

    /** @return the traceparent to hand on; empty when nothing is traced or what is there is none */
    public static Optional<String> traceparent() {
        return Optional.ofNullable(Optional.ofNullable(span()).orElseGet(() -> MDC.get(ENTERED)))
            .filter(TraceContext::isTraceparent);
    }

    public static boolean isTraceparent(String text) {
        return text != null && TRACEPARENT.matcher(text).matches();
    }

    /**
     * The work that this thread begins belongs to that trace. A span that is being recorded already belongs to it, and stays.
     *
     * @param traceparent as it came in; null when nothing is traced
     */
    public static void enter(String traceparent) {
        set(ENTERED, traceparent);
        showEntered();
    }

    /**
     * As {@link #enter(String)}, until the exchange has ended; for a job, which nobody ends otherwise.
     *
     * @param correlationId the order (or product) that it is about; null for nothing known
     */
    public static void enter(Exchange exchange, String traceparent, Object correlationId) {
        enter(traceparent);
        about(correlationId);
        exchange.getExchangeExtension().addOnCompletion(LEAVE);
    }

    /**
     * Links the span of the exchange to a trace that another one began; the exchange keeps its own trace.
     *
     * @param traceparent of what was begun; null when that was not traced
     */
    public static void link(Exchange exchange, String traceparent) {
        exchange.setProperty(LINK, traceparent);
    }

    /** @return the traceparent that the exchange is {@linkplain #link linked} to; null for none */
    public static String linked(Exchange exchange) {
        return exchange.getProperty(LINK, String.class);
    }

    /** What this thread does is about that order (or product), until it {@linkplain #leave() leaves}; null for nothing known. */
    public static void about(Object correlationId) {
        set(Attributes.CORRELATION_ID, Objects.toString(correlationId, null));
    }

    /** @return the order (or product) that this thread's work is about; null if that is not known */
    public static String correlationId() {
        return MDC.get(Attributes.CORRELATION_ID);
    }

    /** The work of this thread is done. */
    public static void leave() {
        MDC.remove(ENTERED);
        MDC.remove(Attributes.CORRELATION_ID);
        showEntered();
    }

    /**
     * This thread works in a span, which is the one to hand on, until it goes back to the one before.
     *
     * @param span as traceparent; null for none
     * @return the span in which it was until now; null for none
     */
    public static String inSpan(String span) {
        String before = span();
        if (span == null) {
            MDC.remove(SPAN_ID);
            MDC.remove(FLAGS);
            showEntered();
        } else {
            MDC.put(TRACE_ID, span.substring(TRACE_ID_AT, SPAN_ID_AT - 1));
            MDC.put(SPAN_ID, span.substring(SPAN_ID_AT, FLAGS_AT - 1));
            MDC.put(FLAGS, span.substring(FLAGS_AT));
        }
        return before;
    }

    private static String span() {
        String traceId = MDC.get(TRACE_ID);
        String spanId = MDC.get(SPAN_ID);
        String flags = MDC.get(FLAGS);
        return traceId != null && spanId != null
            ? "00-" + traceId + "-" + spanId + "-" + (flags == null ? "01" : flags)
            : null;
    }

    /** Lines of the log name the trace also while nothing of it is recorded. */
    private static void showEntered() {
        if (MDC.get(SPAN_ID) == null) {
            String entered = MDC.get(ENTERED);
            set(TRACE_ID, isTraceparent(entered) ? entered.substring(TRACE_ID_AT, SPAN_ID_AT - 1) : null);
        }
    }

    private static final class Leave extends SynchronizationAdapter {

        /** A copy of the exchange that goes on elsewhere does so in another thread. */
        @Override
        public boolean allowHandover() {
            return false;
        }

        @Override
        public void onDone(Exchange exchange) {
            leave();
        }
    }

    private static void set(String key, String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
