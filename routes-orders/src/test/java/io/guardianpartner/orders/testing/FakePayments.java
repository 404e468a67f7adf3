package io.guardianpartner.orders.testing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Ids;

/** Payments over real HTTP: one payment an attempt of an order. */
public final class FakePayments extends FakeService {

    public static final String PIX = "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR";

    private final Map<String, Map<String, Object>> payments = new ConcurrentHashMap<>();

    private volatile boolean hasNoPix;
    private volatile boolean hasPixOfItsOwn;
    private volatile String notReady;

    FakePayments() {
        super();
        on("POST", "/v1/payments", this::create);
    }

    /** Whether payments from now on have no Pix. */
    public void givesNoPix(boolean yes) {
        hasNoPix = yes;
    }

    /** Whether each payment from now on has another Pix, as in the world. */
    public void givesEachItsOwnPix(boolean yes) {
        hasPixOfItsOwn = yes;
    }

    /** Payments of orders from now on whose payer has this address are not ready, and are to be asked for in five minutes. */
    public void isNeverReadyFor(String email) {
        notReady = email;
    }

    public int payments() {
        return payments.size();
    }

    public boolean hasPaymentOf(UUID orderId) {
        return payments.containsKey(orderId.toString());
    }

    private synchronized Answer create(JsonNode request) {
        String orderId = request.path("orderId").asText();
        if (isClosed(orderId)) {
            return problem(409, "order-closed", Map.of());
        }
        if (request.at("/payer/email").asText().equals(notReady)) {
            return problem(503, "payment-not-ready", Map.of()).with("Retry-After", "300");
        }
        if (hasNoPix) {
            return new Answer(201, Map.of("id", Ids.next(), "orderId", orderId, "status", "FAIL"));
        }
        String key = request.has("attempt") ? orderId + ' ' + request.path("attempt") : orderId;
        boolean stood = payments.containsKey(key);
        Map<String, Object> payment = payments.computeIfAbsent(key, id -> Map.of("id", Ids.next(), "orderId", orderId,
            "amount", request.path("amount"), "status", "PENDING", "pix",
            Map.of("copiaECola", hasPixOfItsOwn ? PIX + orderId : PIX, "expiresAt",
                Instant.parse(request.path("payBy").asText()).toString())));
        return new Answer(stood ? 200 : 201, payment);
    }
}
