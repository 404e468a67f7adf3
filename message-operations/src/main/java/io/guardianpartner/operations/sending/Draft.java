package io.guardianpartner.operations.sending;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message to be sent. All but type and payload may be null: then the contract decides.
 *
 * @param correlationId
 *            otherwise the payload's {@code orderId} or {@code id}
 * @param messageId
 *            otherwise a new one
 */
public record Draft(String type, String sender, String target, JsonNode payload, UUID correlationId, UUID messageId) {}
