package io.guardianpartner.payments.store;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.RefundKind;
import io.guardianpartner.payments.payment.RefundStatus;

/**
 * A refund as the story of an order tells it.
 *
 * @param externalId the broker's id; null if the broker has told none
 * @param refusals how often the broker has refused it
 * @param updatedAt when it was last written
 */
public record RefundFacts(UUID id, RefundKind kind, Money amount, RefundStatus status, String externalId, int refusals,
    Instant requestedAt, Instant updatedAt) {}
