package io.guardianpartner.operations.sending;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageEntry;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.aws.AwsCall;
import io.guardianpartner.operations.aws.StringAttributes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes a message that the contract permits, and sends it as its sender does. */
public final class Sending {

    private final Contract contract;
    private final String environment;

    public Sending(Contract contract, String environment) {
        this.contract = contract;
        this.environment = environment;
    }

    /**
     * The message, complete with its attributes.
     *
     * @throws OperationException
     *             if the contract does not permit it; the line names the member and what is wrong with it
     */
    public Message message(Draft draft) {
        var entry = entry(draft.type());
        try {
            var message = contract.message(otherwise(draft.sender(), entry.sender()),
                otherwise(draft.target(), entry.target()), draft.type(), correlationId(draft), draft.payload());
            return draft.messageId() == null
                ? message
                : new Message(message.envelope(), draft.messageId(), message.correlationId(), message.schemaVersion(),
                    null);
        } catch (InvalidMessageException e) {
            throw new OperationException("The contract does not permit it: " + e.detail() + ". What " + draft.type()
                + " may say is schema " + entry.schema() + " in asyncapi.yaml", e);
        }
    }

    private MessageEntry entry(String type) {
        var entry = contract.messages().get(type);
        if (entry == null) {
            throw new OperationException("The contract has no message " + type + "; it has "
                + String.join(", ", contract.messages().keySet()));
        }
        return entry;
    }

    private static UUID correlationId(Draft draft) {
        if (draft.correlationId() != null) {
            return draft.correlationId();
        }
        for (var member : List.of("orderId", "id")) {
            JsonNode id = draft.payload().path(member);
            if (id.isTextual()) {
                try {
                    return Ids.parse(id.textValue());
                } catch (IllegalArgumentException e) {
                    throw new OperationException("The contract does not permit it: /payload/" + member
                        + " is no UUID", e);
                }
            }
        }
        throw new OperationException("The payload has no orderId and no id that the message could be known by;"
            + " --correlation-id gives it one");
    }

    /** Publishes it to its sender's topic, from where it goes to whom the contract says. */
    public void publish(Message message, SnsClient sns, Addresses addresses) {
        var topic = physical(contract.services().get(message.envelope().sender()).topic());
        var arn = addresses.topicArn(topic);
        AwsCall.of("sns:Publish", "topic " + topic, () -> sns.publish(request -> request.topicArn(arn)
            .message(message.body())
            .messageAttributes(StringAttributes.forSns(message.attributes()))));
    }

    /**
     * The services whose queues such a message is for: its target, or for a broadcast everybody who listens to its sender.
     *
     * @param only
     *            the one of them that is meant, or null
     */
    public List<ServiceEntry> receivers(Message message, String only) {
        var envelope = message.envelope();
        var receivers = contract.services().values().stream()
            .filter(service -> envelope.isFor(service.name()))
            .filter(service -> !envelope.target().equals(Services.ANY)
                || service.listensTo().contains(envelope.sender()))
            .filter(service -> only == null || only.equals(service.name()))
            .toList();
        if (receivers.isEmpty()) {
            throw new OperationException(only == null
                ? "Nobody hears " + envelope.sender()
                : only + " does not get " + envelope.type() + "; by the contract it does not listen to it");
        }
        return receivers;
    }

    /** Puts it into the queue of one service, past its sender's topic. */
    public void putIntoQueue(Message message, ServiceEntry receiver, SqsClient sqs, Addresses addresses) {
        var queue = physical(receiver.queue());
        var url = addresses.queueUrl(queue);
        AwsCall.of("sqs:SendMessage", "queue " + queue, () -> sqs.sendMessage(request -> request.queueUrl(url)
            .messageBody(message.body())
            .messageAttributes(StringAttributes.forSqs(message.attributes()))));
    }

    private String physical(String logicalName) {
        return Topology.physicalName(environment, logicalName);
    }

    private static String otherwise(String given, String contracts) {
        return given == null ? contracts : given;
    }
}
