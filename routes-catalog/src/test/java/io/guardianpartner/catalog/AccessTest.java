package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.AccessTable;
import io.guardianpartner.test.BadToken;
import io.guardianpartner.test.HostileHeaders;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest extends CatalogTest {

    static Stream<AccessTable.Cell> cells() {
        return AccessTable.cells();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void whoMayWhat(AccessTable.Cell cell) {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        UUID order = Ids.next();
        if (cell.path().equals("/v1/reservations/{orderId}")) {
            reserve(order, product, 1);
        }
        String path = cell.path().replace("{id}", product.toString()).replace("{orderId}", order.toString())
            .replace("orderId=", "orderId=" + order)
            .replace("from=&to=", "from=2026-03-01&to=2026-03-31");

        Answer answer = call(cell.method(), path, body(cell, product, order), HostileHeaders.with(
            authorization(cell.caller()), "If-Match", "*"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(cell.status());
        assertThat(answer.header("WWW-Authenticate") != null).isEqualTo(cell.status() == 401 || cell.status() == 403);
        boolean isOfTheMenu = cell.method().equals("GET") && !cell.path().startsWith("/v1/reservations")
            && !cell.path().startsWith("/v1/stories") && !cell.path().startsWith("/v1/sales");
        assertThat("no-store".equals(answer.header("Cache-Control"))).isEqualTo(!isOfTheMenu);
    }

    @Test
    void theTableHasEveryOperationAndTheDocumentSaysWhoMayCallIt() {
        JsonNode api = get("/openapi.json").json();

        assertThat(AccessTable.operations(api)).isEqualTo(AccessTable.operations());
        assertThat(AccessTable.undeclared(api)).isEmpty();
        assertThat(api.at("/paths/~1v1~1reservations/post/security"))
            .hasToString("[{\"service\":[\"catalog/invoke\"]}]");
        assertThat(api.at("/paths/~1v1~1products/post/security")).hasToString("[{\"admin\":[]}]");
        assertThat(api.at("/paths/~1v1~1products/get/security")).hasToString("[]");
        assertThat(api.at("/components/securitySchemes").fieldNames()).toIterable()
            .containsExactlyInAnyOrder("admin", "service");
    }

    @Test
    void noTokenThatIsNotToBeBelievedLetsIn() {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        for (BadToken bad : BadToken.values()) {
            assertThat(delete("/v1/products/" + product, "Authorization",
                "Bearer " + bad.text(TestIdentity.shared())).status()).as("%s", bad).isEqualTo(401);
        }
        assertThat(delete("/v1/products/" + product).status()).isEqualTo(204);
    }

    @Test
    void noAttributeOfAMessageIsObeyedByACamelComponent() {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        UUID order = Ids.next();
        reserve(order, product, 4);
        var message = probe().message(Services.ORDERS, Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, order,
            orderStatus(order, 2, "CANCELLED", product, 4));

        probe().send(message.body(), HostileHeaders.among(message.attributes()));

        await().untilAsserted(() -> assertThat(stock(product)).isEqualTo("10/0"));
    }

    private static String[] authorization(String caller) {
        return switch (caller) {
            case "anonymous" -> new String[]{"Authorization", ""};
            case "guest" -> new String[]{"Authorization", "Bearer " + "A".repeat(64)};
            default -> new String[]{"Authorization", "Bearer " + TestIdentity.shared().tokenOf(caller, "catalog")};
        };
    }

    private static String body(AccessTable.Cell cell, UUID product, UUID order) {
        return switch (cell.operation()) {
            case "POST /v1/products", "PUT /v1/products/{id}" -> json(
                "{'name': 'Sopa', 'price': '9.90', 'categoryType': 'MEAL'}").toString();
            case "PUT /v1/products/{id}/stock" -> "{\"onHand\": 5}";
            case "POST /v1/products/{id}/stock/adjustments" -> "{\"delta\": 1}";
            case "POST /v1/reservations" -> json("{'orderId': '" + order + "', 'payBy': '"
                + Instant.now().plus(Duration.ofMinutes(35)) + "', 'lines': [{'productId': '" + product
                + "', 'quantity': 1}]}").toString();
            default -> "";
        };
    }
}
