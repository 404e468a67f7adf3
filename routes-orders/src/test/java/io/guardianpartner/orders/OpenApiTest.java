package io.guardianpartner.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;

class OpenApiTest extends OrdersTest {

    @Test
    void everyRequestIsDescribed() {
        JsonNode api = http.get("/openapi.json").expect(200).body();

        assertThat(names(api.path("paths"))).containsExactlyInAnyOrder("/v1/orders", "/v1/orders/{id}",
            "/v1/orders/{id}/status", "/v1/orders/{id}/cancellation", "/v1/guest/orders");
        assertThat(names(api.at("/paths/~1v1~1orders"))).containsExactlyInAnyOrder("get", "post");
        assertThat(api.at("/paths/~1v1~1orders/post/responses").has("409")).isTrue();
        assertThat(api.path("components").path("schemas").toString()).contains("copiaECola", "trackingNumber");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
