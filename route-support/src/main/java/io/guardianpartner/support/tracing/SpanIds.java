package io.guardianpartner.support.tracing;

/**
 * Ids of a span that others can name without having met it.
 *
 * @param traceId 32 hexadecimal digits; of no account if the span has a parent, whose trace is its own
 * @param spanId 16 hexadecimal digits
 */
public record SpanIds(String traceId, String spanId) {}
