package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates of a search: {@code 2026-11-30T00:00:00.000-03:00}, or as far from now as in {@code NOW-30DAYS}. */
final class SearchDate {

    private static final Pattern RELATIVE = Pattern.compile("NOW(?:([+-][0-9]{1,4})(MINUTE|HOUR|DAY|MONTH|YEAR)S?)?");

    private static final DateTimeFormatter ABSOLUTE = new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .appendPattern("[XXX][XX]").toFormatter(Locale.ROOT);

    private SearchDate() {}

    /** @throws ApiException 400 if it is none */
    static Instant of(String text, Instant now) {
        Matcher relative = RELATIVE.matcher(text);
        try {
            if (!relative.matches()) {
                return OffsetDateTime.parse(text, ABSOLUTE).toInstant();
            }
            return relative.group(1) == null
                ? now
                : now.atOffset(ZoneOffset.UTC)
                    .plus(Long.parseLong(relative.group(1)), ChronoUnit.valueOf(relative.group(2) + "S"))
                    .toInstant();
        } catch (DateTimeException e) {
            throw badRequest(1001, "Date format must be yyyy-MM-dd'T'HH:mm:ss.SSSZ");
        }
    }
}
