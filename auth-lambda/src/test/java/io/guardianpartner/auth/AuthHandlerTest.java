package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invalid requests and an unavailable AWS get a clear error. */
class AuthHandlerTest extends AuthTest {

    @Test
    void badInputIsRefusedWithAReason() {
        Person ana = Person.any();
        for (String cpf : List.of("11111111111", "12345678900", "123", ana.cpf() + "0", "5299822472\u0665")) {
            client.post("sign-up", ana.withCpf(cpf).form()).expect(422);
        }
        for (String email : List.of("ana", "ana@", "ana@localhost", "a b@example.com", "ana@exam\u0440le.com",
            "a..b@example.com", "ana@example", "\"a b\"@example.com", "jo\u00e3o@example.com", "ana@127.0.0.1")) {
            client.post("sign-up", ana.withEmail(email).form()).expect(422);
        }
        Map<String, String> weak = ana.form();
        weak.put("password", "short");
        client.post("sign-up", weak).expect(422);
        for (String name : List.of("<b>Ana</b>", "Ana \ud800", "A\u0000na", "Ana\u0085", "\u202eanA", "\u00a0\u200b",
            "\u2800")) {
            client.post("sign-up", Map.of("name", name, "email", ana.email(), "cpf", ana.cpf())).expect(422);
        }
        client.post("sign-up", ana.withName("😀".repeat(101)).form()).expect(400);
        client.post("sign-up", ana.withName("😀".repeat(100)).form()).expect(202);
        client.post("sign-up", Map.of("email", ana.email(), "cpf", ana.cpf())).expect(400);
        for (String body : List.of("", "[]", "{", "null", "{\"name\":1}", "{\"name\":\"a\",\"name\":\"b\"}",
            "[".repeat(9000))) {
            client.raw("POST", "/v1/auth/sign-up", body, Map.of()).expect(400);
        }
        client.raw("POST", "/v1/auth/sign-up", "x".repeat(20_000), Map.of()).expect(413);
        client.raw("POST", "/v1/auth/nothing", "{}", Map.of()).expect(404);
        Answer wrongMethod = client.raw("GET", "/v1/auth/sign-in", "", Map.of()).expect(405);
        assertThat(wrongMethod.headers().path("Content-Type").asText()).isEqualTo("application/problem+json");
    }

    @Test
    void theLogSaysWhatCognitoRefused() {
        client.log.clear();

        client.post("sign-in", Map.of("identifier", Person.any().email(), "password", "any")).expect(401);

        assertThat(String.join("", client.log)).contains("\"refusals\":\"NotAuthorizedException\"");
    }

    @Test
    void whileTheTableIsAwayNobodyGetsInAndNobodyIsBlamed() {
        Person ana = confirmed(Person.any());
        Map<String, String> broken = new HashMap<>(backend.variables());
        broken.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
        Client unlucky = new Client(broken);

        Answer answer = unlucky.post("sign-in", Map.of("identifier", ana.email(), "password", ana.password()))
            .expect(503);

        assertThat(answer.headers().path("Retry-After").asInt()).isPositive();
        assertThat(String.join("", unlucky.log)).contains("away ConnectException").doesNotContain("127.0.0.1");
    }

    /** Three tries of each call, as long as each may take, would be 17 s. */
    @Test
    @Timeout(10)
    void whatAWSDoesNotAnswerIsAnsweredBeforeLambdaEndsTheFunction() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> broken = new HashMap<>(backend.variables());
            broken.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + silent.getLocalPort());
            Client unlucky = new Client(broken).with(4_500);

            unlucky.post("sign-in", Map.of("identifier", Person.any().email(), "password", "any")).expect(503);

            assertThat(String.join("", unlucky.log)).contains("\"outcome\":\"away ").containsAnyOf("TooLate",
                "SocketTimeoutException");
        }
    }

    @Test
    void theDocumentHasEveryRouteAndNoOther() throws Exception {
        JsonNode paths = new ObjectMapper(new YAMLFactory())
            .readTree(AuthHandler.class.getResourceAsStream("/openapi.yaml")).path("paths");
        Set<String> documented = new HashSet<>();
        paths.fields().forEachRemaining(path -> path.getValue().fieldNames()
            .forEachRemaining(method -> documented.add(method.toUpperCase() + " " + path.getKey())));
        Set<String> answered = new HashSet<>();
        for (Route route : Route.values()) {
            answered.add(route.method() + " " + route.path());
        }
        assertThat(documented).isEqualTo(answered);
    }
}
