package io.guardianpartner.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.LimitedBody;

/**
 * The owner of the user pool, by the stand-in's own API: makes users and signs in as anybody. Whatever it is asked for
 * throws {@link IllegalStateException} if the stand-in refuses and {@link UncheckedIOException} if it does not answer.
 * Thread-safe.
 */
public final class PoolAdmin {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final String CLIENT_ID = "ClientId";
    private static final String USERNAME = "Username";

    private final URI identity;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(2)).build();

    /** @param identity where the stand-in is */
    public PoolAdmin(URI identity) {
        this.identity = identity;
    }

    /** A user with this password, whose e-mail address is proven; made if it is not there yet. */
    public void user(String username, String email, String password) {
        if (call("AdminGetUser", Map.of(USERNAME, username)).statusCode() != 200) {
            admin("AdminCreateUser", Map.of(USERNAME, username, "UserAttributes", List.of(
                Map.of("Name", "email", "Value", email), Map.of("Name", "email_verified", "Value", "true"))));
        }
        admin("AdminSetUserPassword", Map.of(USERNAME, username, "Password", password, "Permanent", true));
    }

    void join(String username, String group) {
        admin("AdminAddUserToGroup", Map.of(USERNAME, username, "GroupName", group));
    }

    /** An access token of a person. */
    String tokenOf(String username, String password) {
        String hash = RandomSecrets.hmac(secretOf(AppClients.PEOPLE), username + AppClients.PEOPLE);
        return admin("AdminInitiateAuth", Map.of(CLIENT_ID, AppClients.PEOPLE, "AuthFlow", "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters", Map.of("USERNAME", username, "PASSWORD", password, "SECRET_HASH", hash)))
            .at("/AuthenticationResult/AccessToken").asText();
    }

    /** An access token of a machine, with all the scopes that it may have. */
    String tokenOf(String client) {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
            + URLEncoder.encode(secretOf(client), StandardCharsets.UTF_8);
        return json("the token endpoint", send(request("/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))))
            .path("access_token").asText();
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

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), LimitedBody.text(LARGEST_ANSWER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the user pool was asked.", e);
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
