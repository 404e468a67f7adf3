package io.guardianpartner.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;

/**
 * Gets access tokens for trying things on one machine, as the owner of the user pool: who is asked for and is not there yet
 * is made. A token is kept for some minutes. Thread-safe.
 */
public final class TokenDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Half of the time for which the stand-in's tokens are good. */
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String CLIENT_ID = "ClientId";
    private static final String USERNAME = "Username";

    private final URI identity;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    /** @param identity where the stand-in is */
    public TokenDesk(URI identity) {
        this.identity = identity;
    }

    /**
     * An access token of a person.
     *
     * @param name who; the same name is the same person
     * @param groups {@code kitchen}, {@code admin}; none for a customer
     *
     * @throws IllegalStateException if the stand-in refuses
     * @throws UncheckedIOException if it does not answer
     */
    public String person(String name, String... groups) {
        return kept(name + List.of(groups), () -> signedIn(name, groups));
    }

    /**
     * An access token of a service, with all the scopes that it may have.
     *
     * @param queue of the service
     */
    public String service(String queue) {
        return kept(AppClients.idOf(queue), () -> {
            String id = AppClients.idOf(queue);
            String form = "grant_type=client_credentials&client_id=" + id + "&client_secret="
                + URLEncoder.encode(secretOf(id), StandardCharsets.UTF_8);
            return answer(request("/oauth2/token").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))).path("access_token").asText();
        });
    }

    private String kept(String whose, Supplier<String> fetch) {
        return kept.compute(whose, (key, token) -> token != null && Instant.now().isBefore(token.until())
            ? token
            : new Kept(fetch.get(), Instant.now().plus(KEPT))).token();
    }

    private String signedIn(String name, String... groups) {
        String username = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        String password = Secrets.token(24) + "aA1!";
        if (!isThere(username)) {
            admin("AdminCreateUser", Map.of(USERNAME, username, "UserAttributes", List.of(
                Map.of("Name", "email", "Value", name + "@example.com"),
                Map.of("Name", "email_verified", "Value", "true"))));
        }
        admin("AdminSetUserPassword", Map.of(USERNAME, username, "Password", password, "Permanent", true));
        for (String group : groups) {
            admin("AdminAddUserToGroup", Map.of(USERNAME, username, "GroupName", group));
        }
        String hash = Secrets.hmac(secretOf(AppClients.PEOPLE), username + AppClients.PEOPLE);
        return admin("AdminInitiateAuth", Map.of(CLIENT_ID, AppClients.PEOPLE, "AuthFlow", "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters", Map.of("USERNAME", username, "PASSWORD", password, "SECRET_HASH", hash)))
            .at("/AuthenticationResult/AccessToken").asText();
    }

    private boolean isThere(String username) {
        return call("AdminGetUser", Map.of(USERNAME, username)).statusCode() == 200;
    }

    private String secretOf(String client) {
        return admin("DescribeUserPoolClient", Map.of(CLIENT_ID, client)).at("/UserPoolClient/ClientSecret").asText();
    }

    private JsonNode admin(String operation, Map<String, Object> input) {
        return json(operation, call(operation, input));
    }

    private HttpResponse<String> call(String operation, Map<String, Object> input) {
        Map<String, Object> body = new HashMap<>(input);
        body.put("UserPoolId", UserPool.ID);
        return send(request("/").header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=local")
            .POST(BodyPublishers.ofString(Json.mapper().valueToTree(body).toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(identity.resolve(path)).timeout(PATIENCE);
    }

    private JsonNode answer(HttpRequest.Builder request) {
        return json("the token endpoint", send(request));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a token was fetched.", e);
        }
    }

    private static JsonNode json(String what, HttpResponse<String> answer) {
        try {
            JsonNode json = Json.mapper().readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(what + " answered " + answer.statusCode() + ": "
                    + json.path("message").asText(json.path("error").asText()));
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
