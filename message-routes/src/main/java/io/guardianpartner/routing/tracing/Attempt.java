package io.guardianpartner.routing.tracing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.guardianpartner.support.TraceContext;
import io.guardianpartner.support.tracing.SpanIds;

/**
 * One receive of a message, whose span has ids that are made of it. The message itself cannot be changed between two attempts; so
 * whatever pod makes the next one can name the span of the one before.
 *
 * @param sqsMessageId SQS's own, another one for each time that the message is sent
 * @param receives how often it was given out, this time included
 */
record Attempt(String sqsMessageId, int receives) {

    private static final int SPAN_ID_BYTES = 8;
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_AT = 35;
    private static final int FLAGS_AT = 52;

    /** The trace's is for a message that came without one: all attempts at it are one trace. */
    SpanIds ids() {
        return new SpanIds(hash(sqsMessageId, TRACE_ID_BYTES), hash(sqsMessageId + "#" + receives, SPAN_ID_BYTES));
    }

    /**
     * The attempt before.
     *
     * @param parent the traceparent that the message brings; null for none
     * @return as traceparent; null for the first one
     */
    String before(String parent) {
        if (receives <= 1) {
            return null;
        }
        SpanIds earlier = new Attempt(sqsMessageId, receives - 1).ids();
        return TraceContext.isTraceparent(parent)
            ? parent.substring(0, SPAN_ID_AT) + "-" + earlier.spanId() + parent.substring(FLAGS_AT)
            : "00-" + earlier.traceId() + "-" + earlier.spanId() + "-01";
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
