package io.guardianpartner.local.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.LimitedBody;

/** Guardian as a guest, a payer and a cook see it: over HTTP, through the gateway. */
class Shop {

    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final int LARGEST_ANSWER = 10 * 1024 * 1024;

    private final URI gateway;
    private final URI broker;
    private final Supplier<String> kitchenToken;
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();

    /** @param kitchenToken an access token of somebody in the kitchen, asked for at every call that needs one */
    Shop(URI gateway, URI broker, Supplier<String> kitchenToken) {
        this.gateway = gateway;
        this.broker = broker;
        this.kitchenToken = kitchenToken;
    }

    /** Products of which some can be had. */
    List<JsonNode> menu() {
        List<JsonNode> menu = new ArrayList<>();
        for (JsonNode product : call("GET", gateway.resolve("/v1/products?limit=100"), null).path("items")) {
            if (product.at("/stock/available").asInt() > 0) {
                menu.add(product);
            }
        }
        return menu;
    }

    /** Empty if the menu is, or cannot be read. */
    Optional<String> firstProductId() {
        try {
            return menu().stream().findFirst().map(product -> product.path("id").asText());
        } catch (PlatformException e) {
            return Optional.empty();
        }
    }

    JsonNode order(List<JsonNode> products) {
        var body = Json.mapper().createObjectNode();
        var items = body.putArray("items");
        products.forEach(product -> items.addObject().put("productId", product.path("id").asText()).put("quantity", 1));
        return call("POST", gateway.resolve("/v1/guest/orders"), body);
    }

    JsonNode order(String id) {
        return call("GET", gateway.resolve("/v1/orders/" + id), null, "Authorization", "Bearer " + kitchenToken.get());
    }

    void pay(String paymentId) {
        call("POST", broker.resolve("/admin/payments/" + paymentId + "/pay"), null);
    }

    JsonNode move(String orderId, String status) {
        return call("PATCH", gateway.resolve("/v1/orders/" + orderId + "/status"),
            Json.mapper().createObjectNode().put("status", status), "Authorization", "Bearer " + kitchenToken.get());
    }

    private JsonNode call(String method, URI uri, JsonNode body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
        HttpRequest request = (headers.length == 0 ? builder : builder.headers(headers))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
        try {
            HttpResponse<String> answer = http.send(request, LimitedBody.text(LARGEST_ANSWER));
            if (answer.statusCode() >= 300) {
                throw new PlatformException(method + " " + uri + " was answered with " + answer.statusCode() + ": "
                    + answer.body());
            }
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new PlatformException(method + " " + uri + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted", e);
        }
    }
}
