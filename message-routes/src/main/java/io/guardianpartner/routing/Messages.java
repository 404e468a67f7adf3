package io.guardianpartner.routing;

import java.util.UUID;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.message.Message;

/**
 * Makes this service's messages: it is their sender, each is held to the contract, gets an id of its own and goes on with
 * the trace of the work that causes it. Sending is the outbox's.
 */
public final class Messages {

    private final Contract contract;
    private final String service;

    /** @param service the name of this service in the contract */
    public Messages(Contract contract, String service) {
        if (!contract.services().containsKey(service)) {
            throw new IllegalArgumentException("guardian.service: the contract has no service " + service);
        }
        this.contract = contract;
        this.service = service;
    }

    /**
     * @param target a service, or {@code MSG_SERVICE_ANY}
     * @param correlationId the order (or product) that it is about
     * @param payload the record of that type
     * @throws InvalidMessageException when the contract does not allow it: another sender's type, another target, a
     *     payload that breaks its schema, too large
     */
    public Message to(String target, String type, UUID correlationId, Object payload) {
        Message message = contract.message(service, target, type, correlationId, payload);
        return CurrentTrace.traceparent()
            .map(message::withTraceparent)
            .orElse(message);
    }
}
