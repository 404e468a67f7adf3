package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public routes are handed on, and nothing else is reached. */
class LocalGatewayTest extends GatewayFixture {

    @ParameterizedTest
    @CsvSource({"POST,/v1/orders", "GET,/v1/orders?customer=me", "GET,/v1/orders/0190-a", "PATCH,/v1/orders/7/status",
        "POST,/v1/orders/7/cancellation", "POST,/v1/guest/orders", "GET,/v1/guest/orders",
        "GET,/v1/products?text=a%20b",
        "GET,/v1/categories", "PUT,/v1/products/7", "PUT,/v1/products/7/stock", "POST,/v1/webhooks/mercadopago"})
    void aPublicRouteIsHandedOn(String method, String path) throws Exception {
        HttpResponse<String> answer = send(method, path, "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(received).hasSize(1);
        assertThat(received.get(0).uri()).hasToString(path);
        assertThat(received.get(0).method()).isEqualTo(method);
        assertThat(received.get(0).text()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("Location")).contains("/v1/orders/7");
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/reservations", "GET,/v1/reservations/7", "POST,/v1/payments", "GET,/v1/payments",
        "GET,/actuator/health", "GET,/openapi.json", "GET,/", "DELETE,/v1/orders/7", "PUT,/v1/webhooks/mercadopago",
        "GET,/v1/orders/7/status", "HEAD,/v1/orders", "OPTIONS,/v1/orders"})
    void everythingElseIsNotThere(String method, String path) throws Exception {
        HttpResponse<String> answer = send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders/../reservations", "/v1/orders/..", "/v1/orders/.", "/v1/orders/%2e%2e",
        "/v1/orders/%2e%2e/reservations", "/v1/orders/..%2freservations", "/v1/orders/%2Factuator", "//v1/reservations",
        "//v1/orders", "/v1//orders", "/v1/orders/", "/v1/orders//", "/v1/orders/7;a=b", "/v1/orders/7%00",
        "/v1/orders/..;/reservations", "/v1/products/../../actuator/health", "/V1/orders", "/v1/orders/%252e%252e",
        "/v1/orders/a%20b", "http://127.0.0.1/v1/reservations", "http://evil.example/v1/orders"})
    void noTrickWithAPathLeadsAnywhere(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith(
            "HTTP/1.1 404");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders/..\\reservations", "/v1/orders/%zz", "/v1/orders/<>",
        "/v1/products?text=p\u00e3o", "/v1/products?text=50%", "/v1/products?text=a#b"})
    void whatIsNoUriIsRefused(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith(
            "HTTP/1.1 400");
        assertThat(received).isEmpty();
    }

    @Test
    void aQueryThatIsUtf8MayBeSentAsItIs() throws Exception {
        assertThat(raw("GET /v1/products?text=p\u00c3\u00a3o HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 201");

        assertThat(received.get(0).query("text")).contains("p\u00e3o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/products/7", "/v1/categories", "/v1/guest/orders"})
    void whatAnybodyMayReadMayBeAskedForWithoutItsBody(String path) throws Exception {
        HttpResponse<String> answer = send("HEAD", path, "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Content-Length")).isNotEqualTo(Optional.of("0"));
        assertThat(received).singleElement().satisfies(request -> assertThat(request.method()).isEqualTo("HEAD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /v1/products", "BREW /v1/products"})
    void aMethodThatNoRouteHasIsNotThere(String line) throws Exception {
        assertProblem(raw(line + " HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n"), 404, "Not found");
    }
}
