package io.guardianpartner.payments.store;

import java.time.LocalDate;

/**
 * Days in a row.
 *
 * @param from the first
 * @param to the last
 */
public record DayRange(LocalDate from, LocalDate to) {}
