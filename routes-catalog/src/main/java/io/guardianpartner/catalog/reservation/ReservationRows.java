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
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.message.Json;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
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

    Map<String, Object> requested(ReservationRequest request) {
        return Map.of("orderId", request.orderId());
    }

    Map<String, Object> ofEvent(OrderEvent event) {
        return Map.of("orderId", event.orderId());
    }

    Map<String, Object> key(Exchange exchange) {
        return Map.of("orderId", ResourceId.orMalformed(exchange, "orderId"));
    }

    Map<String, Object> now(Exchange exchange) {
        return Map.of("now", time(clock.instant()), "limit", properties.sweepBatch());
    }

    Map<String, Object> expired(Exchange exchange) {
        return Map.of("orderId", exchange.getMessage().getBody(UUID.class), "now", time(clock.instant()));
    }

    Map<String, Object> row(Exchange exchange) {
        Reservation reservation = exchange.getMessage().getBody(ReservationChange.class).reservation();
        Map<String, Object> values = new HashMap<>();
        values.put("orderId", reservation.orderId());
        values.put("state", reservation.state().name());
        values.put("orderVersion", reservation.orderVersion());
        values.put("lines", json(reservation.lines()));
        values.put("expiresAt", reservation.expiresAt() == null ? null : time(reservation.expiresAt()));
        values.put("now", time(clock.instant()));
        return values;
    }

    List<UUID> orders(Exchange exchange) {
        return Jdbc.rows(exchange).stream().map(row -> (UUID) row.get("order_id")).toList();
    }

    List<Reservation> all(Exchange exchange) {
        return Jdbc.rows(exchange).stream().map(ReservationRows::reservation).toList();
    }

    Reservation one(Exchange exchange) {
        return reservation(Jdbc.rows(exchange).get(0));
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
