package io.guardianpartner.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.text.Text;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.test.ApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiTest extends OrdersTest {

    @Test
    void everyRequestIsDescribed() {
        JsonNode api = http.get("/openapi.json").expect(200).body();

        assertThat(names(api.path("paths"))).containsExactlyInAnyOrder("/v1/orders", "/v1/orders/{id}",
            "/v1/orders/{id}/status", "/v1/orders/{id}/cancellation", "/v1/orders/{id}/payments",
            "/v1/orders/{order}/story",
            "/v1/guest/orders", "/v1/guest/orders/payments", "/v1/guest/orders/cancellation");
        assertThat(names(api.at("/paths/~1v1~1orders"))).containsExactlyInAnyOrder("get", "post");
        assertThat(api.at("/paths/~1v1~1orders/post/responses").has("409")).isTrue();
        assertThat(api.path("components").path("schemas").toString()).contains("copiaECola", "trackingNumber");
    }

    @Test
    void clientsCanBeGeneratedFromTheDocument() throws Exception {
        JsonNode api = http.get("/openapi.json").expect(200).body();

        ApiDocument.check(api);
        ApiDocument.isShown(api, "orders", OpenApiTest.class);
        assertThat(api.at("/components/schemas/NewOrder/properties/items/items/$ref").asText())
            .isEqualTo("#/components/schemas/NewOrder.Item");
        assertThat(api.at("/components/schemas/NewOrder.Item/required")).hasSize(2);
        assertThat(api.at("/components/schemas/NewOrder/properties/items/minItems").asInt()).isEqualTo(1);
        assertThat(api.at("/components/schemas/NewOrder/properties/notes").has("minLength")).isFalse();
        for (String text : List.of("NewOrder/properties/notes", "Cancellation/properties/reason")) {
            assertThat(api.at("/components/schemas/" + text + "/pattern").asText()).isEqualTo(Text.PATTERN);
        }
        assertThat(api.at("/components/schemas/Item/properties").has("unitPrice")).isTrue();
        assertThat(api.at("/components/schemas/OrderView/required")).extracting(JsonNode::asText)
            .contains("id", "status", "items", "version").doesNotContain("payment", "customerId");
        assertThat(api.at("/components/schemas/OrderView/properties/totalPrice").has("pattern")).isTrue();
        assertThat(api.at("/paths/~1v1~1orders/post/responses/201/content/application~1json/schema/$ref").asText())
            .isEqualTo("#/components/schemas/OrderView");
        assertThat(api.at("/paths/~1v1~1orders/post/responses").has("200")).isFalse();
        assertThat(api.at("/paths/~1v1~1orders~1{id}~1cancellation/post/requestBody/required").asBoolean()).isFalse();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
