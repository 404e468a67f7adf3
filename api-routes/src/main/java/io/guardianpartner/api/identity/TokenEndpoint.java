package io.guardianpartner.api.identity;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.LimitedBody;

/** The issuer's token endpoint, asked for client credentials (RFC 6749, section 4.4). */
final class TokenEndpoint implements TokenClient {

    /** A token has some 1,000 characters. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final ClientProperties properties;
    private final HttpClient http;
    private final String authorization;

    TokenEndpoint(ClientProperties properties) {
        this.properties = properties;
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout()).build();
        String credentials = encoded(properties.clientId()) + ":" + encoded(properties.clientSecret());
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Grant ask(String scope) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(properties.tokenEndpoint()).timeout(properties.timeout())
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + encoded(scope)))
            .build();
        try {
            HttpResponse<String> answer = http.send(request, LimitedBody.text(LARGEST_ANSWER));
            if (answer.statusCode() != 200) {
                throw new IOException("the token endpoint answered " + answer.statusCode());
            }
            return grant(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for a token", e);
        }
    }

    private static Grant grant(String body) throws IOException {
        try {
            JsonNode json = Json.mapper().readTree(body);
            String token = json.path("access_token").asText();
            long seconds = json.path("expires_in").asLong();
            if (token.isEmpty() || seconds <= 0) {
                throw new IOException("the token endpoint gave no token");
            }
            return new Grant(token, Duration.ofSeconds(seconds));
        } catch (JsonProcessingException e) {
            throw new IOException("the token endpoint gave no JSON");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
