package io.guardianpartner.routing;

import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.MDC;

/**
 * The trace (W3C Trace Context) that this thread works for, as the logging context has it: {@code traceparent} as it came
 * with a message or request, or what a tracing agent keeps there ({@code trace_id} and {@code span_id}).
 */
public final class CurrentTrace {

    private static final String MDC_KEY = "traceparent";

    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private CurrentTrace() {}

    /** @return the traceparent to hand on; empty when nothing is traced or what is there is none */
    public static Optional<String> traceparent() {
        String traceId = MDC.get("trace_id");
        String spanId = MDC.get("span_id");
        String flags = MDC.get("trace_flags");
        String current = traceId != null && spanId != null
            ? "00-" + traceId + "-" + spanId + "-" + (flags == null ? "01" : flags)
            : MDC.get(MDC_KEY);
        return Optional.ofNullable(current).filter(value -> TRACEPARENT.matcher(value).matches());
    }

    /**
     * The work that this thread begins belongs to that trace.
     *
     * @param traceparent as it came in; null when nothing is traced
     */
    public static void enter(String traceparent) {
        if (traceparent == null) {
            MDC.remove(MDC_KEY);
        } else {
            MDC.put(MDC_KEY, traceparent);
        }
    }

    /** The work of this thread is done. */
    public static void leave() {
        MDC.remove(MDC_KEY);
    }
}
