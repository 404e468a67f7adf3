package io.guardianpartner.payments.comparison;

import java.time.Duration;

/**
 * Time limits of findings.
 *
 * @param difference for how long a payment that was woken may differ before it is escalated
 * @param silence for how long the broker may give no answer about it
 */
public record Patience(Duration difference, Duration silence) {}
