package io.guardianpartner.payments.store;

import java.time.LocalDate;
import java.util.List;

import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FoundPayment;

/**
 * What is to be stored of a day.
 *
 * @param found payments for the day's sums
 */
public record DayFindings(LocalDate day, List<FoundPayment> found, List<Finding> findings) {}
