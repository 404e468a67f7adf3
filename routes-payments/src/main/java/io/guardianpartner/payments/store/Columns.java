package io.guardianpartner.payments.store;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Money;
import org.apache.camel.Exchange;

/** Conversions between the values of columns and those of the domain; null stays null. */
final class Columns {

    private Columns() {}

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    static OffsetDateTime time(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Object time) {
        return time == null ? null : ((Timestamp) time).toInstant();
    }

    static Duration millis(Object number) {
        return number == null ? null : Duration.ofMillis((Long) number);
    }

    static Money money(Object amount) {
        return Money.exactly((BigDecimal) amount);
    }

    static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    static <E extends Enum<E>> E named(Class<E> type, Object name) {
        return name == null ? null : Enum.valueOf(type, (String) name);
    }
}
