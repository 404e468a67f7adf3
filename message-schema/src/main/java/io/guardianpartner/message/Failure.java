package io.guardianpartner.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.text.Text;

/**
 * The reason why a message was parked: the attribute {@link Attributes#FAILURE}, as JSON.
 *
 * @param outcome
 *            in one word, as it is counted in metrics: {@code invalid}, {@code rejected}
 * @param detail
 *            one printable line of at most 500 characters; a longer one is cut, and beside a message that leaves no room
 *            for it there is none
 * @param at
 *            when it was parked
 * @param receives
 *            how often the message was received until then
 */
public record Failure(String outcome, String detail, Instant at, int receives) {

    private static final int DETAIL_LIMIT = 500;

    public Failure {
        detail = detail == null ? "" : Text.cut(printable(detail), DETAIL_LIMIT);
    }

    /**
     * The same text without what SQS refuses, or what ends a line, moves a terminal's cursor or turns the direction of
     * writing: in its place stands a question mark.
     */
    public static String printable(String text) {
        var line = new StringBuilder();
        text.codePoints()
            .map(c -> Text.isForbidden(c) || c == 0xFFFE || c == 0xFFFF ? '?' : c)
            .forEach(line::appendCodePoint);
        return line.toString();
    }

    /**
     * Returns a copy that is shorter by this many bytes: without the last characters of its detail, or without any
     * of JSON.
     */
    public Failure shorterBy(long bytes) {
        var left = new StringBuilder(detail);
        var target = json().getBytes(StandardCharsets.UTF_8).length - bytes;
        var shorter = this;
        while (!left.isEmpty() && shorter.json().getBytes(StandardCharsets.UTF_8).length > target) {
            left.setLength(left.offsetByCodePoints(left.length(), -1));
            shorter = new Failure(outcome, left.toString(), at, receives);
        }
        return shorter;
    }

    /** The attribute's value. */
    public String json() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings, a time and a number can always be written", e);
        }
    }

    /** What an attribute says; nothing if there is none, or none of this form. */
    public static Optional<Failure> read(String json) {
        try {
            return Optional.ofNullable(json == null ? null : Json.mapper().readValue(json, Failure.class))
                .filter(failure -> failure.outcome() != null && failure.at() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
