package io.guardianpartner.catalog.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days in a row as times.
 *
 * @param from when the first begins
 * @param until when the last has ended
 */
record SalesPeriod(Instant from, Instant until) {

    /** @param to the last day */
    static SalesPeriod of(LocalDate from, LocalDate to, ZoneId zone) {
        return new SalesPeriod(from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
