package io.guardianpartner.local.mercadopago;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One notification: the changed payment, and the address to notify. */
record Webhook(long id, long paymentId, String action, URI target, Instant createdAt) {

    /**
     * The signed request.
     *
     * @param now what {@code ts} says
     * @param milliseconds whether it says so in milliseconds
     */
    HttpRequest request(String secret, Instant now, boolean milliseconds, Duration timeout) {
        String dataId = String.valueOf(paymentId);
        String requestId = UUID.randomUUID().toString();
        long timestamp = milliseconds ? now.toEpochMilli() : now.getEpochSecond();
        return HttpRequest.newBuilder(addressed(dataId))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("User-Agent", "MercadoPago Simulator")
            .header("x-request-id", requestId)
            .header("x-signature", WebhookSigner.of(secret, dataId, requestId, timestamp))
            .POST(HttpRequest.BodyPublishers.ofString(body(dataId)))
            .build();
    }

    private URI addressed(String dataId) {
        String text = target.toString();
        return URI.create(text + (target.getRawQuery() == null ? "?" : "&") + "data.id=" + dataId + "&type=payment");
    }

    private String body(String dataId) {
        return String.format(Locale.ROOT,
            "{\"id\":%d,\"live_mode\":false,\"type\":\"payment\",\"date_created\":\"%s\",\"user_id\":1000001,"
                + "\"api_version\":\"v1\",\"action\":\"%s\",\"data\":{\"id\":\"%s\"}}",
            id, createdAt, action, dataId);
    }
}
