package io.guardianpartner.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The messages that a service has published about its orders since this was opened. Reads a queue that only it has at the service's
 * topic. A message that was published twice counts once, by its id.
 */
final class History implements AutoCloseable {

    private final Messages.Tap tap;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, String>> byOrder = new ConcurrentHashMap<>();

    History(Messages messages, String topic) {
        tap = messages.tap(topic);
    }

    /** Each change of the order's status as {@code version STATUS}, by the ids of their messages. */
    List<String> of(String orderId) {
        tap.read(this::note);
        return List.copyOf(byOrder.getOrDefault(orderId, Map.of()).values());
    }

    private void note(String messageId, JsonNode envelope) {
        if (envelope.path("type").asText().equals("MSG_ORDER_STATUS_CHANGED") && seen.add(messageId)) {
            JsonNode payload = envelope.path("payload");
            byOrder.computeIfAbsent(payload.path("orderId").asText(), id -> new ConcurrentSkipListMap<>())
                .put(messageId, payload.path("version").asInt() + " " + payload.path("status").asText());
        }
    }

    @Override
    public void close() {
        tap.close();
    }
}
