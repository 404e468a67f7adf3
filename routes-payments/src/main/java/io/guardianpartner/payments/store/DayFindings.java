package io.guardianpartner.payments.store;

import java.time.LocalDate;
import java.util.List;

import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FoundPayment;

/**
 * The part of a day that is stored at once.
 *
 * @param found payments for the day's sums
 */
public record DayFindings(LocalDate day, List<FoundPayment> found, List<Finding> findings) {}
