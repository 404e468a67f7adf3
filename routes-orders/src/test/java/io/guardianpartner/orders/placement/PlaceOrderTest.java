package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.nimbusds.jwt.SignedJWT;
import io.guardianpartner.api.Caller;
import io.guardianpartner.orders.testing.FakePayments;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class PlaceOrderTest extends OrdersTest {

    @Test
    void aCartBecomesAnOrderWithItsPix() throws Exception {
        String feijoada = CATALOG.product("Feijoada", "29.90", 10);
        String coffee = CATALOG.product("Coffee", "5.00", 10);

        Http.Answer answer = http.post("/v1/orders", Map.of(
            "items", List.of(Map.of("productId", feijoada, "quantity", 1), Map.of("productId", coffee, "quantity", 1),
                Map.of("productId", feijoada, "quantity", 1)),
            "notes", "sem cebola", "payer", Map.of("email", "ana@example.org"))).expect(201);

        assertThat(answer.header("Location")).isEqualTo("/v1/orders/" + answer.id());
        assertThat(answer.text("/status")).isEqualTo("PAYMENT_PENDING");
        assertThat(answer.text("/totalPrice")).isEqualTo("64.80");
        assertThat(answer.text("/customerId")).isEqualTo("ana");
        assertThat(answer.text("/notes")).isEqualTo("sem cebola");
        assertThat(answer.body().at("/items")).hasSize(2);
        assertThat(answer.text("/items/0/name")).isEqualTo("Feijoada");
        assertThat(answer.text("/items/0/unitPrice")).isEqualTo("29.90");
        assertThat(answer.body().at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/version").asInt()).isEqualTo(1);
        assertThat(answer.text("/trackingNumber")).matches("\\d{3,}");
        assertThat(Instant.parse(answer.text("/payBy"))).isCloseTo(Instant.now().plus(Duration.ofMinutes(35)),
            within(Duration.ofMinutes(1)));
        assertThat(answer.text("/payment/status")).isEqualTo("PENDING");
        assertThat(answer.text("/payment/pix/copiaECola")).isEqualTo(FakePayments.PIX);
        assertThat(textOfQr(answer.text("/payment/pix/qrCode"))).isEqualTo(FakePayments.PIX);
        assertThat(answer.body().has("orderToken")).isFalse();
        assertThat(answer.header("X-Fake")).isNull();
    }

    @Test
    void catalogAndPaymentsAreAskedForWhatTheOrderIs() {
        String product = CATALOG.product("Feijoada", "29.90", 10);

        Http.Answer answer = http.send("POST", "/v1/orders", "{\"items\":[{\"productId\":\"" + product
            + "\",\"quantity\":3}],\"payer\":{\"email\":\"ana@example.org\"}}");

        var reservation = CATALOG.requests(answer.id()).get(0);
        var payment = PAYMENTS.requests(answer.id()).get(0);
        assertThat(reservation.at("/payBy").asText()).isEqualTo(answer.text("/payBy"));
        assertThat(reservation.at("/lines/0/productId").asText()).isEqualTo(product);
        assertThat(reservation.at("/lines/0/quantity").asInt()).isEqualTo(3);
        assertThat(payment.at("/amount").asText()).isEqualTo("89.70");
        assertThat(payment.at("/payBy").asText()).isEqualTo(answer.text("/payBy"));
        assertThat(payment.at("/payer/email").asText()).isEqualTo("ana@example.org");
        assertThat(CATALOG.authorizations(answer.id())).hasSize(1).allMatch(shown -> callerOf(shown).equals(
            "orders-service"));
        assertThat(PAYMENTS.authorizations(answer.id())).hasSize(1).allMatch(shown -> callerOf(shown).equals(
            "orders-service"));
        assertThat(item(answer.id()).toString()).doesNotContain("ana@example.org");
    }

    @Test
    void aTokenThatAServiceRefusesIsNotShownToItAgain() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        CATALOG.answersOnce(product, 401, "unknown-token");

        place(key, cart(product, 1)).expect(503);
        String id = place(key, cart(product, 1)).expect(201).id();

        assertThat(CATALOG.authorizations(id)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void trackingNumbersAreNeverGivenTwice() {
        var numbers = IntStream.range(0, 5).mapToObj(i -> placed().text("/trackingNumber")).toList();

        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void nothingPersonalIsLoggedWhateverGoesWrong(CapturedOutput log) {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        Map<String, Object> cart = Map.of("items", List.of(Map.of("productId", product, "quantity", 1)), "notes",
            "allergic to nuts", "payer", Map.of("email", "ana@example.org"));
        for (int status : new int[]{503, 400, 418}) {
            PAYMENTS.answers(status);
            place(newKey(), cart);
        }
        PAYMENTS.answers(503);
        String answer = http.post("/v1/guest/orders", cart, "Idempotency-Key", "a-key-that-nobody-knows").raw();

        assertThat(log.getAll()).contains("Payments is away").doesNotContain("ana@example.org", "allergic",
            "a-key-that-nobody-knows");
        assertThat(answer).doesNotContain("ana@example.org");
    }

    @Test
    void whoeverIsNoCustomerMayNotPlaceOrders() {
        caller.is(KITCHEN);
        place(newKey(), cart(newKey(), 1)).expect(403);
        caller.is(Caller.anonymous());
        place(newKey(), cart(newKey(), 1)).expect(401);
    }

    private static String callerOf(String authorization) {
        try {
            return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new AssertionError(authorization, e);
        }
    }

    private static String textOfQr(String png) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
            .getText();
    }
}
