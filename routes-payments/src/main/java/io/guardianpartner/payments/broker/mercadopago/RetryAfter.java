package io.guardianpartner.payments.broker.mercadopago;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads when to come again: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** @return empty if the answer does not say, or a time that is over */
    static Optional<Duration> of(Map<String, List<String>> headers) {
        return headers.entrySet().stream().filter(header -> "retry-after".equalsIgnoreCase(header.getKey()))
            .flatMap(header -> header.getValue().stream()).findFirst()
            .flatMap(RetryAfter::parse).filter(wait -> wait.compareTo(Duration.ZERO) > 0);
    }

    private static Optional<Duration> parse(String value) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(Duration.between(Instant.now(), date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
