package io.guardianpartner.local.cli.operations;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads ISO 8601's durations, also without their P and T: {@code 10m}, {@code 1d12h}, {@code PT1H30M}. */
class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("(\\d+d)?((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)");

    @Override
    public Duration convert(String text) {
        Matcher parts = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        String iso = parts.matches() && !text.isEmpty()
            ? "P" + (parts.group(1) == null ? "" : parts.group(1))
                + (parts.group(2).isEmpty() ? "" : "T" + parts.group(2))
            : text;
        try {
            Duration duration = Duration.parse(iso);
            if (duration.isNegative()) {
                throw new TypeConversionException("a time that is not negative is wanted, not " + text);
            }
            return duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new TypeConversionException("a time like 30s, 10m, 2h, 3d or PT1H30M is wanted, not " + text);
        }
    }
}
