package io.guardianpartner.routing.failure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import io.guardianpartner.routing.Causes;

/**
 * Why a message was parked: the attribute {@code failure}, as JSON.
 *
 * @param outcome
 *            the tag of an {@link Outcome}
 * @param detail
 *            one printable line of at most 500 characters
 * @param receives
 *            how often the message was received until then
 */
record FailureRecord(String outcome, String detail, Instant at, int receives) {

    private static final int DETAIL_LIMIT = 500;

    static FailureRecord of(Outcome outcome, Exception cause, Instant at, int receives) {
        var detail = cause instanceof ParkedMessageException parked && parked.getMessage() != null
            ? parked.getMessage()
            : Causes.of(cause);
        return new FailureRecord(outcome.tag(), printable(detail), at, receives);
    }

    /** SQS takes no control characters, and a log line shall stay one. */
    private static String printable(String text) {
        var line = new StringBuilder();
        text.codePoints()
            .map(c -> Character.isISOControl(c) || Character.isSurrogate((char) c) && c < 0x10000 || c == 0xFFFE
                || c == 0xFFFF ? '?' : c)
            .forEach(line::appendCodePoint);
        return line.length() <= DETAIL_LIMIT ? line.toString() : cut(line);
    }

    private static String cut(StringBuilder line) {
        var end = Character.isHighSurrogate(line.charAt(DETAIL_LIMIT - 2)) ? DETAIL_LIMIT - 2 : DETAIL_LIMIT - 1;
        return line.substring(0, end) + "…";
    }

    /** This without the last characters of its detail, as many as there are, to be shorter by so many bytes of JSON. */
    FailureRecord shorterBy(long bytes) {
        var left = new StringBuilder(detail);
        var target = json().getBytes(StandardCharsets.UTF_8).length - bytes;
        var shorter = this;
        while (!left.isEmpty() && shorter.json().getBytes(StandardCharsets.UTF_8).length > target) {
            left.setLength(left.offsetByCodePoints(left.length(), -1));
            shorter = new FailureRecord(outcome, left.toString(), at, receives);
        }
        return shorter;
    }

    String json() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings, a time and a number can always be written", e);
        }
    }
}
