package io.guardianpartner.acceptance.hardening;

import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Private routes are unreachable from outside, however their path is written. */
@InRestaurant
class PathTricksTest {

    private static final List<String> PRIVATE = List.of("v1/ledger/balances", "v1/payments", "v1/reservations/7",
        "actuator/prometheus", "openapi.json");

    private final Restaurant restaurant;

    PathTricksTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void noDisguiseLeadsToAPrivateApi() {
        SoftAssertions all = new SoftAssertions();
        for (String target : PRIVATE) {
            disguises(target).forEach(path -> {
                String answer = RawHttp.answer(restaurant.doorAddress(),
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                all.assertThat(RawHttp.status(answer)).as(path).isIn(0, 400, 404);
            });
        }
        all.assertAll();
    }

    private Stream<String> disguises(String target) {
        String escaped = target.replace("/", "%2f");
        String last = target.substring(target.lastIndexOf('/') + 1);
        String before = target.substring(0, target.length() - last.length());
        String letter = String.format("%%%02x", (int) last.charAt(0)) + last.substring(1);
        return Stream.of("/" + target, "//" + target, "/./" + target, "/v1/../" + target, "/" + target + "/",
            "/" + target + "/.", "/" + target + ".", "/" + target + "%20", "/" + target + "%00", "/" + target + ";a=b",
            "/" + target + "%3fa", "/" + target + "?x=/v1/products", "/" + target.toUpperCase(java.util.Locale.ROOT),
            "/" + before + letter, "/%2e%2e/" + target, "/%2f" + target, "/" + escaped, "/%252e%252e/" + target,
            "/v1/products/../../" + target, "/v1/products/%2e%2e/%2e%2e/" + target,
            "/v1/products/..%2f..%2f" + escaped, "/v1/products/..;/..;/" + target,
            "/v1/products/..%5c..%5c" + target, "/v1/products/%c0%ae%c0%ae/" + target,
            "/v1/products/%e3%80%82/../../" + target, "/v1/products/x%00/../../../" + target,
            "/v1/webhooks/mercadopago/../../../" + target,
            "http://localhost/" + target, restaurant.addressOf("payments") + "/" + target,
            restaurant.addressOf("payments").getAuthority() + "/" + target, "*", "@127.0.0.1/" + target,
            "\\" + target, "/" + target + "\\..\\products");
    }
}
