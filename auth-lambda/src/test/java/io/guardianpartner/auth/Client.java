package io.guardianpartner.auth;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Somebody who calls the function as API Gateway does, and reads its log. */
final class Client {

    record Answer(int status, JsonNode body, JsonNode headers) {

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }

        String text(String member) {
            return body.path(member).asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int WINDOW_SECONDS = 900;
    /** No window ends, and gives new attempts, in the middle of a test. */
    private static final Clock AT_THE_BEGINNING_OF_A_WINDOW = Clock.offset(Clock.systemUTC(),
        Duration.ofSeconds(WINDOW_SECONDS - Instant.now().getEpochSecond() % WINDOW_SECONDS));

    final List<String> log = new CopyOnWriteArrayList<>();
    private final AuthHandler handler;
    private final Context context;
    private String address = "203.0.113.7";
    private int remainingMillis = 20_000;

    Client(Map<String, String> variables) {
        handler = new AuthHandler(variables, AT_THE_BEGINNING_OF_A_WINDOW);
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message));
            }
        };
        context = (Context) Proxy.newProxyInstance(Client.class.getClassLoader(), new Class<?>[]{Context.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getLogger" -> logger;
                case "getAwsRequestId" -> "request";
                case "getRemainingTimeInMillis" -> remainingMillis;
                default -> throw new UnsupportedOperationException(method.getName());
            });
    }

    Client from(String other) {
        address = other;
        return this;
    }

    /** What Lambda leaves to the function for each request. */
    Client with(int millis) {
        remainingMillis = millis;
        return this;
    }

    Answer post(String route, Map<String, ?> body) {
        return raw("POST", "/v1/auth/" + route, JSON.valueToTree(body).toString(), Map.of());
    }

    /** Somebody signs up and proves the address. */
    Person signUp(Person person, Backend backend) {
        String id = post("sign-up", person.form()).expect(202).text("signUpId");
        post("confirmation", Map.of("signUpId", id, "code", backend.codeFor(person.email()))).expect(204);
        return person;
    }

    Answer signOutEverywhere(String token) {
        return raw("POST", "/v1/auth/sign-out-everywhere", "", Map.of("authorization", "Bearer " + token));
    }

    Answer forgetMe(String token) {
        return raw("DELETE", "/v1/auth/me", "", Map.of("authorization", "Bearer " + token));
    }

    Answer raw(String method, String path, String body, Map<String, String> headers) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("rawPath", path);
        event.put("headers", headers);
        event.put("requestContext", Map.of("http", Map.of("method", method, "path", path, "sourceIp", address)));
        event.put("body", body);
        event.put("isBase64Encoded", false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out, context);
            JsonNode answer = JSON.readTree(out.toByteArray());
            return new Answer(answer.path("statusCode").asInt(), JSON.readTree(answer.path("body").asText("")),
                answer.path("headers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
