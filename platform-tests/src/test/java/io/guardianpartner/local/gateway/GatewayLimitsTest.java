package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import io.guardianpartner.local.http.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and sizes that the gateway lets through. */
class GatewayLimitsTest extends GatewayFixture {

    @Test
    void aHeaderThatWouldArriveAsAnotherIsRefused() throws Exception {
        String key = "Idempotency-Key: caf\u00e9\r\n";

        assertThat(raw("GET /v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + key + "\r\n"))
            .startsWith("HTTP/1.1 400").contains("idempotency-key");
        assertThat(received).isEmpty();
    }

    @Test
    void aHeaderThatNobodyReadsIsLeftOutIfItWouldArriveAsAnother() throws Exception {
        String headers = "Cookie: nome=Jo\u00e3o\r\nX-Any: \u00fc\r\nX-Plain: u\r\n";

        assertThat(raw("GET /v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n"))
            .startsWith("HTTP/1.1 201");

        assertThat(received.get(0).headers()).doesNotContainKeys("cookie", "x-any").containsKey("x-plain");
    }

    @Test
    void aTokenThatDiffersByCaseFromAnEarlierOneOfItsConnectionArrivesAsItIs() throws Exception {
        String request = "GET /v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ";
        raw(request + "aB\r\n\r\n" + request + "Ab\r\nConnection: close\r\n\r\n");

        assertThat(received).extracting(one -> one.headers().get("authorization"))
            .containsExactly(List.of("Bearer aB"), List.of("Bearer Ab"));
    }

    @Test
    void headersForTheNeighbourStayWithTheNeighbour() throws Exception {
        String answer = raw(
            "GET /v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                + "TE: trailers\r\nX-Forwarded-For: 6.6.6.6\r\nX-Original-URL: /actuator\r\nAuthorization: Bearer t\r\n\r\n");

        Request request = received.get(0);
        assertThat(request.headers()).doesNotContainKeys("x-hop", "te", "x-original-url");
        assertThat(request.header("x-forwarded-for")).contains("127.0.0.1");
        assertThat(request.header("authorization")).contains("Bearer t");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("x-secret");
    }

    @Test
    void aRequestLineThatIsTooLongIs414AndHeadersThatAreTooLongAre431() throws Exception {
        String much = "x".repeat(11_000);

        assertProblem(raw("GET /v1/products?text=" + much + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414, "URI too long");
        assertProblem(raw("GET /v1/products HTTP/1.1\r\nHost: x\r\nCookie: " + much + "\r\n\r\n"), 431,
            "Request header fields too large");
        assertProblem(raw("GET /v1/products HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(2_000) + "\r\n"), 431,
            "Request header fields too large");
        assertThat(received).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsNotHandedOn() throws Exception {
        HttpResponse<String> answer = send("POST", "/v1/orders", "x".repeat(LocalGateway.BODY_LIMIT + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void aBodyAtTheLimitIsHandedOn() throws Exception {
        assertThat(send("POST", "/v1/orders", "x".repeat(LocalGateway.BODY_LIMIT)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/orders/<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/orders HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", "GET /v1/orders HTTP/1.1\r\n\r\n",
        "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: some\r\n\r\n",
        "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n",
        "G\u0001T / HTTP/1.1\r\n\r\n",
        "POST /v1/orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void whatTheServerItselfDoesNotUnderstandIsAProblemToo(String request) throws Exception {
        assertProblem(raw(request), 400, "Bad request");
    }
}
