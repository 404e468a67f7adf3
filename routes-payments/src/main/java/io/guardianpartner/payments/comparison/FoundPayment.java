package io.guardianpartner.payments.comparison;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A payment with money that the broker has, as the sums of a day count it.
 *
 * @param paymentId null if nobody here knows it
 * @param isOfDay whether it was approved on the day
 */
public record FoundPayment(String externalId, UUID paymentId, boolean isOfDay, BigDecimal amount, BigDecimal refunded,
    BigDecimal fee) {}
