package io.guardianpartner.local.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.InvalidMessageException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Tells the story of one order: each action of people, and each message about it as it passes. Safe for many threads. */
class Story {

    private static final int WIDTH = 150;

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private final List<Message> waiting = new ArrayList<>();
    private final Set<String> passed = new HashSet<>();
    private final List<String> statuses = new ArrayList<>();
    private String orderId;

    Story(PrintWriter out) {
        this.out = out;
    }

    synchronized void says(String line) {
        out.printf(Locale.ROOT, "%8.3f s  %s%n", seconds(), line);
        out.flush();
    }

    /** From now on it is about this order; what passed about it before is told now. */
    synchronized void isAbout(String order) {
        orderId = order;
        waiting.forEach(this::tell);
        waiting.clear();
    }

    synchronized void passed(Message message) {
        if (orderId == null) {
            waiting.add(message);
        } else {
            tell(message);
        }
    }

    /** Whether the message passed that says the order has that status. */
    synchronized boolean heard(String status) {
        return statuses.contains(status);
    }

    private void tell(Message message) {
        Envelope envelope;
        try {
            envelope = Contract.load().read(message.body());
        } catch (InvalidMessageException e) {
            says("a message that is none passed: " + e.getMessage());
            return;
        }
        JsonNode payload = envelope.payload();
        if (!orderId.equals(payload.path("orderId").asText())) {
            return;
        }
        String route = envelope.sender() + " → " + envelope.target() + "  " + envelope.type();
        MessageAttributeValue id = message.messageAttributes().get(Attributes.MESSAGE_ID);
        if (id != null && !passed.add(id.stringValue())) {
            says("  ✉ " + route + " once more, to be ignored");
            return;
        }
        String fact = "";
        if (payload.hasNonNull("status")) {
            statuses.add(payload.path("status").asText());
            fact = ": " + payload.path("previousStatus").asText() + " → " + payload.path("status").asText();
        }
        String text = payload.toString();
        says("  ✉ " + route + fact);
        out.printf(Locale.ROOT, "%16s%s%n", "", text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text);
        out.flush();
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
