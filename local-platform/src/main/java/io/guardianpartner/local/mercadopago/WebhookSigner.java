package io.guardianpartner.local.mercadopago;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mercado Pago's {@code x-signature}: HMAC-SHA256 over the notification's id, the request's id and the time. */
final class WebhookSigner {

    private WebhookSigner() {}

    /**
     * The header's value.
     *
     * @param dataId the query's {@code data.id}
     * @param timestamp seconds or milliseconds since 1970; written as it is
     */
    static String of(String secret, String dataId, String requestId, long timestamp) {
        String manifest = "id:" + dataId.toLowerCase(Locale.ROOT) + ";request-id:" + requestId + ";ts:" + timestamp
            + ";";
        return "ts=" + timestamp + ",v1=" + hmac(secret, manifest);
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
