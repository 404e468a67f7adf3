package io.guardianpartner.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.guardianpartner.local.mercadopago.SimulatorOptions;

/**
 * A notification as Mercado Pago signs it; each has its own request id.
 *
 * @param signature x-signature
 */
record SignedNotification(String dataId, String requestId, String signature) {

    SignedNotification(String dataId) {
        this(dataId, UUID.randomUUID().toString());
    }

    private SignedNotification(String dataId, String requestId) {
        this(dataId, requestId,
            signature(SimulatorOptions.LOCAL_WEBHOOK_SECRET, dataId, requestId, Instant.now()));
    }

    /** With an id that no other one has. */
    PaymentsClient.Answer send(PaymentsClient api) {
        return send(api, "payment", body(UUID.randomUUID().toString()));
    }

    /** @param body a text as it stands, or anything that becomes JSON */
    PaymentsClient.Answer send(PaymentsClient api, String type, Object body) {
        return api.post(path(type), body, "x-signature", signature, "x-request-id", requestId);
    }

    String path(String type) {
        return "/v1/webhooks/mercadopago?data.id=" + dataId + "&type=" + type;
    }

    Map<String, Object> body(String id) {
        return Map.of("id", id, "live_mode", false, "type", "payment", "user_id", 1000001, "action", "payment.updated",
            "data", Map.of("id", dataId));
    }

    static String signature(String secret, String dataId, String requestId, Instant at) {
        long ts = at.getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String manifest = "id:" + dataId + ";request-id:" + requestId + ";ts:" + ts + ";";
            return "ts=" + ts + ",v1="
                + HexFormat.of().formatHex(mac.doFinal(manifest.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
