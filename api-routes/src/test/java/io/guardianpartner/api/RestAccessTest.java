package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.guardianpartner.test.BadToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Proves that nobody gets past the guards of operations, over a real server. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class RestAccessTest extends ShopTest {

    @Test
    void aRequestWithoutATokenIsUnauthorized() throws Exception {
        HttpResponse<String> answer = call("GET", "/v1/carts");

        assertThat(problem(answer).get("status").asInt()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(call("GET", "/nowhere").statusCode()).as("what is not there").isEqualTo(401);
        assertThat(call("GET", "/v1/carts?access_token=" + ANA.substring(7)).statusCode()).isEqualTo(401);
    }

    @Test
    void aCallerWithoutTheRoleIsForbidden() throws Exception {
        HttpResponse<String> answer = call("POST", "/v1/carts", "Authorization",
            "Bearer " + IDENTITY.ofPerson("bia", "kitchen"));

        assertThat(problem(answer).get("status").asInt()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void aRouteWithoutSecurityIsClosedToEverybody() throws Exception {
        String admin = "Bearer " + IDENTITY.ofPerson("eva", "admin", "kitchen");

        for (String path : List.of("/v1/secrets", "/v1/without-rest", "/v1/by-placeholder", "/v1/by-template")) {
            assertThat(call("GET", path).statusCode()).isEqualTo(401);
            HttpResponse<String> answer = call("GET", path, "Authorization", admin);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("secret", "without");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/failures/../secrets", "/v1/failures/..;/secrets", "/v1/failures/%2e%2e/secrets",
        "/v1//secrets", "/v1/secrets/", "/v1/secrets;a=b", "/v1/secrets%00", "//v1/secrets", "/v1/failures/..;x",
        "/v1/failures/%2e%2e", "/v1/failures;/../secrets",
        "/v1/failures/x%2f..%2fsecrets", "/V1/SECRETS", "/v1/secret%73"})
    void noSpellingOfAPathGetsAroundTheGuard(String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .as(path).matches("(?s)HTTP/1.1 (400|401|404|500) .*").doesNotContain("secret");
        }
    }

    @Test
    void aServiceIsKnownByItsClientAndNoStepSeesItsToken() throws Exception {
        String token = IDENTITY.ofService("payments-service", "orders/invoke");

        assertThat(call("DELETE", "/v1/secrets/1", "Authorization", "Bearer " + token).body())
            .isEqualTo("payments-service");
        assertThat(call("DELETE", "/v1/secrets/1", "Authorization",
            "Bearer " + IDENTITY.ofService("payments-service", "catalog/invoke")).statusCode()).isEqualTo(403);
        assertThat(call("POST", "/v1/secrets/1", "Authorization", "Bearer own").body()).as("the route's own secret")
            .isEqualTo("Bearer own");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BadToken.class)
    void anInvalidTokenIs401AndIsNotLogged(BadToken bad, CapturedOutput log) throws Exception {
        String token = bad.text(IDENTITY);

        HttpResponse<String> answer = call("GET", "/v1/carts", "Authorization", "Bearer " + token);

        assertThat(problem(answer).get("status").asInt()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(token);
        assertThat(log.getAll()).doesNotContain("Bearer").doesNotContain(token.length() > 30
            ? token.substring(token.length() - 20)
            : "no short one");
        assertThat(send(request("/v1/carts").build()).statusCode()).isEqualTo(200);
    }

    @Test
    void credentialsAreReadAsTheSpecificationSaysAndNoOtherWay() throws Exception {
        String token = ANA.substring("Bearer ".length());

        for (String right : List.of("bearer " + token, "BEARER " + token, "Bearer   " + token,
            "Bearer " + token + " ")) {
            assertThat(call("GET", "/v1/carts", "Authorization", right).statusCode()).as(right).isEqualTo(200);
        }
        for (String wrong : List.of(token, "Bearer" + token, "Bearer\t" + token, "Basic " + token, "Bearer", "Bearer ",
            "Bearer " + token + " " + token, "Bearer " + token + ",Bearer " + token, "Bearer \"" + token + "\"")) {
            assertThat(call("GET", "/v1/carts", "Authorization", wrong).statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(call("GET", "/v1/carts", "Authorization", ANA, "Authorization", ANA).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/v1/carts", "Authorization", "Bearer " + "x".repeat(100_000)).statusCode())
            .as("more than a request may have").isIn(400, 431);
    }
}
