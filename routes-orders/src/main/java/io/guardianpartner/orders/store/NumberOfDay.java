package io.guardianpartner.orders.store;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;

/**
 * A tracking number on one day: numbers restart at midnight. Ids are of UUID version 7, so orders of later days come after
 * {@link #lastId()}. An order's id is made before it gets its number, a day before at most: it may be of the day before.
 *
 * @param number as it is stored, with three digits at least
 */
public record NumberOfDay(String number, LocalDate day, ZoneId zone) {

    /** How many orders with the number can come up to {@link #lastId()} from its own day on: one that got it the day after, one the day before. */
    static final int MOST_UNTIL_DAY = 3;

    private static final int RANDOM_BITS_OF_TIME_HALF = 16;
    private static final long VERSION_7_HIGHEST = 0x7FFF;
    private static final long HIGHEST_OF_OTHER_HALF = 0xBFFF_FFFF_FFFF_FFFFL;

    /** The order that got it on this day: an order is made when it has just got its number. */
    public Optional<Order> among(OrderPage found) {
        return found.orders().stream().filter(order -> LocalDate.ofInstant(order.createdAt(), zone).equals(day))
            .findFirst();
    }

    /** The highest id that can be made on the day. */
    UUID lastId() {
        long last = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
        return new UUID(last << RANDOM_BITS_OF_TIME_HALF | VERSION_7_HIGHEST, HIGHEST_OF_OTHER_HALF);
    }
}
