package io.guardianpartner.local.mercadopago;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** {@code /admin/clock}: moves the clock by which payments expire, are dated and found, and webhooks signed. */
class ClockAdmin {

    private static final Duration FURTHEST = Duration.ofDays(3_660);

    private final MovableClock clock;
    private final PaymentLedger ledger;

    ClockAdmin(MovableClock clock, PaymentLedger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("GET", "/admin/clock", AdminApi.guarded(request -> shown()));
        server.route("PUT", "/admin/clock", AdminApi.guarded(this::move));
        server.route("DELETE", "/admin/clock", AdminApi.guarded(request -> {
            clock.reset();
            return Response.of(204);
        }));
    }

    private Response move(Request request) {
        JsonNode wanted = request.json();
        if (!wanted.isObject() || wanted.size() != 1 || !wanted.has("by") && !wanted.has("now")) {
            throw new HttpProblem(400, "Say {\"by\":\"PT30M\"} or {\"now\":\"2026-11-30T12:00:00Z\"}.");
        }
        move(clock, wanted);
        ledger.expireOverdue();
        return shown();
    }

    private static void move(MovableClock clock, JsonNode wanted) {
        try {
            Duration by = wanted.has("by")
                ? Duration.parse(wanted.get("by").asText())
                : Duration.between(clock.instant(), OffsetDateTime.parse(wanted.get("now").asText()).toInstant());
            if (by.plus(clock.ahead()).abs().compareTo(FURTHEST) > 0) {
                throw new HttpProblem(400, "The clock can be moved by ten years at most.");
            }
            clock.move(by);
        } catch (DateTimeException | ArithmeticException e) {
            throw new HttpProblem(400, "by is a duration as PT30M or -P1D, now a time as 2026-11-30T12:00:00Z.");
        }
    }

    private Response shown() {
        Instant now = clock.instant();
        return Response.json(200, Map.of("now", now, "ahead", clock.ahead().toString()));
    }
}
