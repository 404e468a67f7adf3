package io.guardianpartner.orders;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.test.AccessTable;
import io.guardianpartner.test.BadToken;
import io.guardianpartner.test.HostileHeaders;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccessTest extends OrdersTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();

    @Autowired
    private MessagingProbe probe;
    private String product;
    private String order;

    static Stream<AccessTable.Cell> cells() {
        return AccessTable.cells();
    }

    @BeforeEach
    void anOrderOfAna() {
        product = CATALOG.product("Feijoada", "29.90", 10);
        order = place(newKey(), cart(product, 1)).expect(201).id();
        caller.is(Caller.anonymous());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void whoMayWhat(AccessTable.Cell cell) {
        if (cell.method().equals("PATCH")) {
            pay();
        }
        Http.Answer answer = http.send(cell.method(), cell.path().replace("{id}", order).replace("{order}", order),
            body(cell),
            HostileHeaders.with(authorization(cell.caller()), "Idempotency-Key", newKey()));

        assertThat(answer.status()).as(answer.raw()).isEqualTo(cell.status());
        assertThat(answer.header("WWW-Authenticate") != null).isEqualTo(cell.status() == 401 || cell.status() == 403);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theTableHasEveryOperationAndTheDocumentSaysWhoMayCallIt() {
        JsonNode api = http.get("/openapi.json").expect(200).body();

        assertThat(AccessTable.operations(api)).isEqualTo(AccessTable.operations());
        assertThat(AccessTable.undeclared(api)).isEmpty();
        assertThat(api.at("/paths/~1v1~1orders/post/security")).hasToString("[{\"customer\":[]}]");
        assertThat(api.at("/paths/~1v1~1orders~1{id}~1status/patch/security"))
            .hasToString("[{\"kitchen\":[]},{\"admin\":[]}]");
        assertThat(api.at("/paths/~1v1~1guest~1orders/post/security")).hasToString("[]");
        assertThat(api.at("/paths/~1v1~1guest~1orders/get/security")).hasToString("[{\"bearer-secret\":[]}]");
    }

    @Test
    void noTokenThatIsNotToBeBelievedLetsIn() {
        for (BadToken bad : BadToken.values()) {
            assertThat(http.get("/v1/orders", "Authorization", "Bearer " + bad.text(IDENTITY)).status())
                .as("%s", bad).isEqualTo(401);
        }
        http.get("/v1/orders", "Authorization", "Bearer " + IDENTITY.tokenOf("admin", "orders")).expect(200);
    }

    @Test
    void noCursorAndNoKeyLeadsToAnothersOrders() {
        caller.is(ANA);
        String key = newKey();
        String anas = place(key, cart(product, 2)).expect(201).id();
        String cursor = http.get("/v1/orders?customer=me&limit=1").expect(200).text("/next");

        caller.is(BOB);
        assertThat(http.get("/v1/orders?customer=me&limit=100&cursor=" + cursor).raw()).doesNotContain(order, anas);
        assertThat(http.get("/v1/orders?customer=ana").status()).isEqualTo(400);
        assertThat(place(key, cart(product, 2)).expect(201).id()).isNotEqualTo(anas);
        assertThat(http.post("/v1/guest/orders", cart(product, 2), "Idempotency-Key", key).expect(201).id())
            .isNotEqualTo(anas);
    }

    @Test
    void noAttributeOfAMessageIsObeyedByACamelComponent() {
        var stored = order(order);
        var message = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, UUID.fromString(order),
            Map.of("orderId", order, "paymentId", stored.paymentId(), "reason", "EXPIRED"));

        probe.send(message.body(), HostileHeaders.among(message.attributes()));

        await().until(() -> order(order).status() == OrderStatus.PAYMENT_FAILED);
    }

    private void pay() {
        UUID id = UUID.fromString(order);
        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, id,
            new PaymentSuccess(id, order(order).paymentId(), Money.of("29.90"), Instant.now())));
        await().until(() -> order(order).status() == OrderStatus.AWAITING);
    }

    private String[] authorization(String who) {
        return new String[]{"Authorization", switch (who) {
            case "anonymous" -> "";
            case "guest" -> "Bearer " + http.post("/v1/guest/orders", cart(product, 1)).expect(201)
                .text("/orderToken");
            case "own customer" -> "Bearer " + IDENTITY.tokenOf(ANA.id(), ANA.roles(), "orders");
            default -> "Bearer " + IDENTITY.tokenOf(who, "orders");
        }};
    }

    private String body(AccessTable.Cell cell) {
        return switch (cell.operation()) {
            case "POST /v1/orders", "POST /v1/guest/orders" -> Json.mapper().valueToTree(cart(product, 1)).toString();
            case "PATCH /v1/orders/{id}/status" -> "{\"status\": \"CANCELLED\"}";
            case "POST /v1/orders/{id}/cancellation", "POST /v1/guest/orders/cancellation" -> "{}";
            default -> null;
        };
    }
}
