package io.guardianpartner.orders.order;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number by which an order is called out, as it is stored: three digits at least, so that it sounds like one. Numbers restart daily. */
public final class TrackingNumber {

    private static final Pattern TYPED = Pattern.compile("[0-9]{1,9}");

    private TrackingNumber() {}

    /** The number of the day's so-manieth order. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%03d", count);
    }

    /** The number that a person means: {@code 7} is {@code 007}. Empty if it is none. */
    public static Optional<String> read(String typed) {
        return TYPED.matcher(typed).matches() ? Optional.of(of(Long.parseLong(typed))) : Optional.empty();
    }
}
