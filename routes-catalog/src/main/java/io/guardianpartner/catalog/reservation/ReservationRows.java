package io.guardianpartner.catalog.reservation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.catalog.PathId;
import io.guardianpartner.message.Json;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Reservations to and from the parameters and rows of SQL. */
@Component
class ReservationRows {

    private final Clock clock;
    private final ReservationProperties properties;

    ReservationRows(Clock clock, ReservationProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    public Map<String, Object> requested(@Body ReservationRequest request) {
        return Map.of("orderId", request.orderId());
    }

    public Map<String, Object> heardOf(@Body OrderNews news) {
        return Map.of("orderId", news.orderId());
    }

    public Map<String, Object> key(@Header("orderId") String orderId) {
        return Map.of("orderId", PathId.parse("orderId", orderId));
    }

    public Map<String, Object> now() {
        return Map.of("now", time(clock.instant()), "limit", properties.sweepBatch());
    }

    public Map<String, Object> expired(@Body UUID orderId) {
        return Map.of("orderId", orderId, "now", time(clock.instant()));
    }

    public Map<String, Object> row(@Body Change change) {
        Reservation reservation = change.reservation();
        Map<String, Object> values = new HashMap<>();
        values.put("orderId", reservation.orderId());
        values.put("state", reservation.state().name());
        values.put("orderVersion", reservation.orderVersion());
        values.put("lines", json(reservation.lines()));
        values.put("expiresAt", reservation.expiresAt() == null ? null : time(reservation.expiresAt()));
        values.put("now", time(clock.instant()));
        return values;
    }

    public List<UUID> orders(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (UUID) row.get("order_id")).toList();
    }

    public List<Reservation> all(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(ReservationRows::reservation).toList();
    }

    public Reservation one(@Body List<Map<String, Object>> rows) {
        return reservation(rows.get(0));
    }

    private static Reservation reservation(Map<String, Object> row) {
        Timestamp expiresAt = (Timestamp) row.get("expires_at");
        return new Reservation((UUID) row.get("order_id"), State.valueOf((String) row.get("state")),
            (Integer) row.get("order_version"), lines((String) row.get("lines")),
            expiresAt == null ? null : expiresAt.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String json(List<Line> lines) {
        try {
            return Json.mapper().writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lines can always be written", e);
        }
    }

    private static List<Line> lines(String json) {
        try {
            return Arrays.asList(Json.mapper().readValue(json, Line[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as lines is none", e);
        }
    }
}
