package io.guardianpartner.catalog.story;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The row of a reservation as the story of an order tells it. */
@Component
class StoryRows {

    /**
     * What is kept of the reservation of an order.
     *
     * @param state as it is stored
     * @param products how many it has, portions not counted
     * @param expiresAt null if it never held anything
     * @param states oldest first; the last 20, and none of a version that did not keep them
     */
    record KeptReservation(String state, int products, Instant expiresAt, Instant createdAt, Instant updatedAt,
        List<KeptState> states) {}

    /** A state, since when, and the highest version of the order that was heard of then. */
    record KeptState(Instant at, String state, int orderVersion) {}

    Map<String, Object> key(Exchange exchange) {
        return Map.of("orderId", exchange.getMessage().getBody(UUID.class));
    }

    /** @return none or one */
    List<KeptReservation> found(Exchange exchange) {
        return Jdbc.rows(exchange).stream().map(StoryRows::reservation).toList();
    }

    private static KeptReservation reservation(Map<String, Object> row) {
        return new KeptReservation((String) row.get("state"), read((String) row.get("lines"), Object[].class).length,
            instant(row.get("expires_at")), instant(row.get("created_at")), instant(row.get("updated_at")),
            List.of(read((String) row.get("states"), KeptState[].class)));
    }

    private static Instant instant(Object time) {
        return time == null ? null : ((Timestamp) time).toInstant();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as " + type.getSimpleName() + " is none", e);
        }
    }
}
