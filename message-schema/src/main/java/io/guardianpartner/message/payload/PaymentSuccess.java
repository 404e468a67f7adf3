package io.guardianpartner.message.payload;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** The broker says that the payment was made. */
public record PaymentSuccess(UUID orderId, UUID paymentId, Money amount, Instant approvedAt) {}
