package io.guardianpartner.message;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.impl.UUIDUtil;

/** Ids of everything that Guardian names itself. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    /** RFC 9562, section 4; in either case, as it is to be read. */
    private static final String FORM = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";

    private Ids() {}

    /** A new UUID of version 7 (RFC 9562): ordered by time, so that indexes grow at their end. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /**
     * Reads a UUID of any version in its one textual form: 32 hexadecimal digits and four hyphens.
     *
     * @throws IllegalArgumentException if the text is anything else. {@link UUID#fromString} takes {@code 1-1-1-1-1} too
     */
    public static UUID parse(String text) {
        if (text == null || !hasForm(text)) {
            throw new IllegalArgumentException("not the form of a UUID");
        }
        return UUID.fromString(text);
    }

    /** The time, in milliseconds, at which an id of {@link #next()} was made (RFC 9562, UUID version 7). */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id));
    }

    private static boolean hasForm(String text) {
        var right = text.length() == FORM.length();
        for (var at = 0; right && at < text.length(); at++) {
            right = FORM.charAt(at) == '-' ? text.charAt(at) == '-' : HexFormat.isHexDigit(text.charAt(at));
        }
        return right;
    }
}
