package io.guardianpartner.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body of every message, exactly these four members.
 *
 * @param sender
 *            the service that sent it
 * @param target
 *            the service that it is for, or {@link Services#ANY}
 * @param type
 *            what it says, one of the contract's messages
 * @param payload
 *            a JSON object, shared and not to be changed
 */
public record Envelope(String sender, String target, String type, JsonNode payload) {

    /** Whether the service is meant, by its name or as one of all. */
    public boolean isFor(String service) {
        return target.equals(service) || target.equals(Services.ANY);
    }
}
