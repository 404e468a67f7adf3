package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A shop's order for a payment, validated.
 *
 * @param amount in BRL, scale 2
 * @param externalReference the shop's own name for it, or null
 * @param notificationUrl where webhooks go, or null for nowhere
 * @param payer as it was sent
 */
record PaymentOrder(BigDecimal amount, String externalReference, String description, URI notificationUrl,
    Instant expiresAt, JsonNode payer, JsonNode metadata) {}
