package io.guardianpartner.orders.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A tracking number on one day: numbers restart at midnight. Ids are of UUID version 7, so those of a day lie between two of them.
 *
 * @param number as it is stored, with three digits at least
 */
public record NumberOfDay(String number, LocalDate day, ZoneId zone) {

    private static final int RANDOM_BITS_OF_TIME_HALF = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_OF_TIME_HALF = 0x0FFF;
    private static final long LOWEST_OF_OTHER_HALF = 0x8000_0000_0000_0000L;
    private static final long HIGHEST_OF_OTHER_HALF = 0xBFFF_FFFF_FFFF_FFFFL;

    UUID firstId() {
        return new UUID(timeHalf(day.atStartOfDay(zone).toInstant()), LOWEST_OF_OTHER_HALF);
    }

    UUID lastId() {
        Instant last = day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        return new UUID(timeHalf(last) | RANDOM_OF_TIME_HALF, HIGHEST_OF_OTHER_HALF);
    }

    private static long timeHalf(Instant at) {
        return at.toEpochMilli() << RANDOM_BITS_OF_TIME_HALF | VERSION_7;
    }
}
