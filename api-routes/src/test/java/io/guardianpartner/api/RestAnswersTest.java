package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves what leaves with an answer, and how the API describes itself, over a real server. */
class RestAnswersTest extends ShopTest {

    @Autowired
    private CamelContext camel;

    /** By these names metrics count, once. */
    @Test
    void anOperationAndTheRouteThatItLeadsToAreOneRouteOfTheRoutesName() {
        assertThat(camel.getRoutes()).filteredOn(route -> route.getEndpoint().getEndpointUri().startsWith("rest"))
            .hasSizeGreaterThan(5).extracting(Route::getRouteId).allMatch(id -> id.matches("(shop|orders)\\.api\\..+"))
            .contains("shop.api.place", "orders.api.openapi");
        assertThat(camel.getRoutes()).extracting(route -> route.getEndpoint().getEndpointUri())
            .doesNotContain("direct://place");
    }

    @Test
    void aRightRequestIsAnsweredWithoutWhatTheRouteKeepsToItself() throws Exception {
        HttpResponse<String> answer = post(cart("2"), "X-Request-Id", "r-1", "X-Any", "x");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/carts/1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().map().keySet()).map(String::toLowerCase).isSubsetOf(
            "content-type", "location", "cache-control", "date", "content-length", "transfer-encoding", "connection",
            "keep-alive");
    }

    @Test
    void onlyPublicAnswersMayBeCached() throws Exception {
        assertThat(post(cart("2")).headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(send(request("/v1/carts").build()).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(send(request("/v1/carts/1").build()).headers().firstValue("Cache-Control")).as("a rejection")
            .hasValue("no-store");
        assertThat(call("POST", "/v1/secrets/1", "Authorization", "Bearer own").headers().firstValue("Cache-Control"))
            .hasValue("no-store");
        assertThat(send(request("/v1/failures/conflict").build()).headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void theApiDescribesItself() throws Exception {
        HttpResponse<String> answer = send(request("/openapi.json").build());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode api = Json.mapper().readTree(answer.body());
        assertThat(api.get("openapi").asText()).startsWith("3.");
        assertThat(api.at("/info/title").asText()).isEqualTo("carts");
        assertThat(api.at("/servers/0/url").asText()).isEqualTo("http://localhost:8081");
        assertThat(api.get("paths").has("/v1/carts/{cartId}")).isTrue();
        assertThat(api.at("/paths/~1v1~1carts~1{cartId}/get/security"))
            .hasToString("[{\"customer\":[]},{\"admin\":[]}]");
        assertThat(api.at("/paths/~1v1~1failures~1{kind}/get/security")).hasToString("[]");
        assertThat(api.at("/components/securitySchemes/service/flows/clientCredentials/scopes").has("orders/invoke"))
            .isTrue();
        assertThat(api.at("/components/securitySchemes/customer/bearerFormat").asText()).isEqualTo("JWT");
    }
}
