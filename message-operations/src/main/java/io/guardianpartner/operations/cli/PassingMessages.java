package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.message.Services;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Prints the passing messages that the options choose. */
class PassingMessages {

    private final Contract contract;
    private final Set<String> types;
    private final Set<String> services;
    private final boolean json;
    private final PrintWriter out;

    PassingMessages(Contract contract, Set<String> types, Set<String> services, boolean json, PrintWriter out) {
        this.contract = contract;
        this.types = types;
        this.services = services;
        this.json = json;
        this.out = out;
    }

    /** @return whether it was one of those */
    boolean print(Message message) {
        Envelope envelope;
        try {
            envelope = contract.read(message.body());
        } catch (InvalidMessageException e) {
            return types.isEmpty() && services.isEmpty() && printBroken(message, e);
        }
        if (!isWanted(envelope)) {
            return false;
        }
        if (json) {
            Map<String, Object> facts = facts(message);
            facts.put("sender", envelope.sender());
            facts.put("target", envelope.target());
            facts.put("type", envelope.type());
            facts.put("payload", envelope.payload());
            Output.json(out, facts);
        } else {
            out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + "  " + envelope.sender() + " → "
                + envelope.target() + "  " + Failure.printable(envelope.type() + "  " + envelope.payload()));
        }
        out.flush();
        return true;
    }

    private boolean printBroken(Message message, InvalidMessageException e) {
        if (json) {
            Map<String, Object> facts = facts(message);
            facts.put("broken", e.detail());
            Output.json(out, facts);
        } else {
            out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + "  broken: " + e.detail());
        }
        out.flush();
        return true;
    }

    private boolean isWanted(Envelope envelope) {
        return (types.isEmpty() || types.contains(envelope.type()))
            && (services.isEmpty() || services.stream().anyMatch(service -> concerns(envelope, service)));
    }

    private boolean concerns(Envelope envelope, String service) {
        return envelope.sender().equals(service) || envelope.target().equals(service)
            || envelope.target().equals(Services.ANY)
                && contract.services().get(service).listensTo().contains(envelope.sender());
    }

    private static Map<String, Object> facts(Message message) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Attributes.ALLOWED.forEach(name -> {
            MessageAttributeValue value = message.messageAttributes().get(name);
            if (value != null && value.stringValue() != null) {
                facts.put(name, value.stringValue());
            }
        });
        return facts;
    }
}
