package io.guardianpartner.operations.sending;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What somebody wants to send. All but type and payload may be null: then it is what the contract says.
 *
 * @param correlationId
 *            otherwise the payload's {@code orderId} or {@code id}
 * @param messageId
 *            otherwise a new one
 */
public record Draft(String type, String sender, String target, JsonNode payload, UUID correlationId, UUID messageId) {}
