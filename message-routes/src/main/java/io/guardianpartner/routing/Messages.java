package io.guardianpartner.routing;

import java.util.UUID;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.MessageTooLargeException;
import io.guardianpartner.support.TraceContext;

/**
 * Makes this service's messages. The service is their sender; each is validated against the contract, gets a new id and continues
 * the trace of the work that causes it. The outbox sends them.
 */
public final class Messages {

    private final Contract contract;
    private final String service;
    private final long maxBytes;

    /**
     * @param service the name of this service in the contract
     * @param maxBytes larger messages are not made; at most {@link MessageSize#LIMIT}
     */
    public Messages(Contract contract, String service, long maxBytes) {
        if (!contract.services().containsKey(service)) {
            throw new IllegalArgumentException("guardian.service: the contract has no service " + service);
        }
        this.contract = contract;
        this.service = service;
        this.maxBytes = maxBytes;
    }

    /**
     * @param target a service, or {@code MSG_SERVICE_ANY}
     * @param correlationId the order (or product) that it is about
     * @param payload the record of that type
     * @throws InvalidMessageException when the contract does not allow it: another sender's type, another target, a
     *     payload that breaks its schema
     * @throws MessageTooLargeException when it would be larger than {@code guardian.outbox.max-message-size}
     */
    public Message to(String target, String type, UUID correlationId, Object payload) {
        Message made = contract.message(service, target, type, correlationId, payload);
        Message message = TraceContext.traceparent().map(made::withTraceparent).orElse(made);
        // The contract and the outbox hold every message to what SNS carries; counting once more is for less than that.
        if (maxBytes < MessageSize.LIMIT) {
            MessageTooLargeException.check(message, maxBytes);
        }
        return message;
    }
}
