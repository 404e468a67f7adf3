package io.guardianpartner.message.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ISO 8601's durations, also without their P and T: {@code 10m}, {@code 1d12h}, {@code PT1H30M}. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("(\\d+d)?((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)");

    private Durations() {}

    /** @throws IllegalArgumentException if it is none or negative; its message says how one is written */
    public static Duration parse(String text) {
        Matcher parts = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        String iso = parts.matches() && !text.isEmpty()
            ? "P" + (parts.group(1) == null ? "" : parts.group(1))
                + (parts.group(2).isEmpty() ? "" : "T" + parts.group(2))
            : text;
        Duration duration;
        try {
            duration = Duration.parse(iso);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("a time like 30s, 10m, 2h, 3d or PT1H30M is wanted, not " + text, e);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a time that is not negative is wanted, not " + text);
        }
        return duration;
    }
}
