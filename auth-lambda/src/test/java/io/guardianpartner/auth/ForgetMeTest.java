package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.Test;

/** People delete their own account, and nobody else's. */
class ForgetMeTest extends AuthTest {

    @Test
    void whoIsForgottenLeavesNothingAndMayComeAgain() {
        Person ana = confirmed(Person.any());
        Answer tokens = signIn(ana);
        String username = username(tokens);
        assertThat(backend.table()).contains(username);

        client.forgetMe(tokens.text("accessToken")).expect(204);

        assertThat(backend.table()).doesNotContain(username);
        client.forgetMe(tokens.text("accessToken")).expect(401);
        client.post("refresh", Map.of("refreshToken", tokens.text("refreshToken"))).expect(401);
        client.post("sign-in", Map.of("identifier", ana.cpf(), "password", ana.password())).expect(401);
        confirmed(ana);
        client.post("sign-in", Map.of("identifier", ana.cpf(), "password", ana.password())).expect(200);
    }

    @Test
    void onlyAGoodAccessTokenForgetsAndOnlyItsOwner() {
        Person ana = confirmed(Person.any());
        Person bia = confirmed(Person.any());
        Answer tokens = signIn(ana);

        client.raw("DELETE", "/v1/auth/me", "", Map.of()).expect(401);
        client.forgetMe("").expect(401);
        client.forgetMe(tokens.text("idToken")).expect(401);
        client.forgetMe(tokens.text("refreshToken")).expect(401);
        client.forgetMe(withUsername(tokens.text("accessToken"), username(signIn(bia)))).expect(401);
        client.raw("DELETE", "/v1/auth/me", "{\"username\":\"" + username(signIn(bia)) + "\"}",
            Map.of("authorization", "Bearer " + tokens.text("accessToken"))).expect(204);

        signIn(bia);
    }

    private static String username(Answer tokens) {
        return claims(tokens.text("accessToken")).path("username").asText();
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String withUsername(String token, String username) {
        var claims = (com.fasterxml.jackson.databind.node.ObjectNode) claims(token);
        claims.put("username", username);
        String[] parts = token.split("\\.");
        return parts[0] + "." + java.util.Base64.getUrlEncoder().withoutPadding()
            .encodeToString(claims.toString().getBytes()) + "." + parts[2];
    }
}
