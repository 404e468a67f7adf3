package io.guardianpartner.operations.story;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.deadletters.DeadLetter;

/**
 * A story as the services tell it, and what is added to it here. It is kept as JSON, so that what a newer service tells is shown
 * too.
 */
public final class OrderStory {

    private static final String ENTRIES = "entries";

    private final ObjectNode story;
    private final Contract contract;

    public OrderStory(JsonNode told, Contract contract) {
        this.story = told.deepCopy();
        this.contract = contract;
    }

    public String orderId() {
        return story.path("orderId").asText();
    }

    /** Whether a letter is about this order: by its correlation id; of one without, by its body. */
    public boolean concerns(DeadLetter letter) {
        String about = letter.attributes().get(Attributes.CORRELATION_ID);
        return about == null ? letter.body().contains(orderId()) : about.equalsIgnoreCase(orderId());
    }

    /** Adds a dead letter in its place in time. */
    public void add(DeadLetter letter) {
        String service = contract.services().get(letter.queue().service()).queue();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", letter.at());
        entry.put("service", service);
        entry.put("kind", "DEAD_LETTER");
        entry.put("what", "put aside: " + letter.detail());
        entry.put("message", Map.of("id", letter.messageId(), "type", letter.type(), "outcome", letter.outcome()));
        entry.put("details", Map.of("queue", letter.queue().name()));
        JsonNode added = Json.mapper().valueToTree(entry);
        List<JsonNode> all = new ArrayList<>();
        story.path(ENTRIES).forEach(all::add);
        all.add(added);
        all.sort(Comparator.comparing(OrderStory::at));
        story.putArray(ENTRIES).addAll(all);
        array("waitsFor").addObject().put("service", service)
            .put("what", "a person to replay or drop dead letter " + letter.messageId());
    }

    /** Adds a remark about what is missing. */
    public void note(String what) {
        array("notes").add(what);
    }

    public JsonNode json() {
        return story;
    }

    /** When something happened; the beginning of time if that cannot be read. */
    public static Instant at(JsonNode entry) {
        try {
            return Instant.parse(entry.path("at").asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private ArrayNode array(String name) {
        return story.path(name) instanceof ArrayNode array ? array : story.putArray(name);
    }
}
