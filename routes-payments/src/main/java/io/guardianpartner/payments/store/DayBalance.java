package io.guardianpartner.payments.store;

import java.time.LocalDate;

import io.guardianpartner.message.Money;

/**
 * An account on a day (UTC) on which something was booked.
 *
 * @param account {@code BROKER}, {@code CUSTOMERS} or {@code FEES}
 * @param debits their sum on this day
 * @param credits their sum on this day
 * @param balance debits less credits of all days up to this one
 */
public record DayBalance(LocalDate day, String account, Money debits, Money credits, Money balance) {}
