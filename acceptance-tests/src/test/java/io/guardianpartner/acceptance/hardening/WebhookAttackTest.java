package io.guardianpartner.acceptance.hardening;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Order;
import io.guardianpartner.acceptance.Restaurant;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one public route to money: a notification only makes us ask the broker. */
@InRestaurant
class WebhookAttackTest {

    private static final String PATH = "/v1/webhooks/mercadopago?type=payment&data.id=";

    private final Restaurant restaurant;

    WebhookAttackTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void aTrueNotificationReplayedMakesNothingPaidThatIsNot() {
        Order order = restaurant.customer().orders(restaurant.stock().product("10.00", 1), 1);
        String id = restaurant.broker().paymentsOf(order).get(0).path("id").asText();
        String signature = signature(id, "replayed");

        for (int times = 0; times < 20; times++) {
            notified(PATH + id, signature, "replayed").expect(200);
        }

        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
        restaurant.broker().approves(order);
        eventually(() -> assertThat(restaurant.customer().sees(order).status()).isEqualTo("AWAITING"));
        notified(PATH + id, signature, "replayed").expect(200);
        assertThat(restaurant.broker().statusOf(order)).isEqualTo("approved");
        assertThat(restaurant.customer().sees(order).status()).isEqualTo("AWAITING");
    }

    @ParameterizedTest
    @CsvSource({"0, 401", "&DATA.ID=2, 200", "&data.id=2, 400", "&DATA.ID=2&data.id=1, 400", "%00, 400"})
    void aSignatureIsGoodForOneIdOnly(String more, int status) {
        assertThat(notified(PATH + "1" + more, signature("1", "request"), "request").status()).isEqualTo(status);
    }

    @Test
    void aSignatureIsGoodForOneRequestOnlyAndNotBuiltFromItsParts() {
        String good = signature("1", "request");

        assertThat(notified(PATH + "1", good, "other").status()).isEqualTo(401);
        assertThat(notified(PATH + "1", good.replace("ts=", "ts=9"), "request").status()).isEqualTo(401);
        assertThat(notified(PATH + "1", good.substring(0, good.length() - 1), "request").status()).isEqualTo(401);
        assertThat(notified(PATH + "1", "ts=1,v1=" + "0".repeat(64) + "," + good, "request").status()).isEqualTo(401);
        assertThat(notified(PATH + "1", signature("", "request"), "request").status()).isEqualTo(401);
    }

    private Answer notified(String path, String signature, String requestId) {
        return restaurant.anonymous().post(path, Map.of("data", Map.of("status", "approved")), "x-signature",
            signature, "x-request-id", requestId);
    }

    private static String signature(String id, String requestId) {
        long at = Instant.now().getEpochSecond();
        String signed = "id:" + id + ";request-id:" + requestId + ";ts:" + at + ";";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SimulatorOptions.LOCAL_WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8),
                "HmacSHA256"));
            return "ts=" + at + ",v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
