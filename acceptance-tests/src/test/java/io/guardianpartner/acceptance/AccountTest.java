package io.guardianpartner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.acceptance.Api.Answer;
import org.junit.jupiter.api.Test;

@InRestaurant
class AccountTest {

    private static final String CPF = "52998224725";

    private final Restaurant restaurant;
    private final Api gateway;

    AccountTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        this.gateway = restaurant.anonymous();
    }

    @Test
    void whoSignsOutEverywhereIsSignedInNowhere() {
        String email = "bia-" + UUID.randomUUID() + "@example.com";
        String password = "bia and her " + UUID.randomUUID();
        Answer signUp = gateway.post("/v1/auth/sign-up",
            Map.of("name", "Bia", "email", email, "cpf", "111.444.777-35", "password", password)).expect(202);
        gateway.post("/v1/auth/confirmation",
            Map.of("signUpId", signUp.text("/signUpId"), "code", restaurant.mailedCode(email))).expect(204);
        Map<String, String> proof = Map.of("identifier", email, "password", password);
        Answer phone = gateway.post("/v1/auth/sign-in", proof).expect(200);
        Answer tablet = gateway.post("/v1/auth/sign-in", proof).expect(200);

        gateway.post("/v1/auth/sign-out-everywhere", Map.of()).expect(401);
        gateway.post("/v1/auth/sign-out-everywhere", Map.of(), "Authorization", "Bearer " + phone.text("/accessToken"))
            .expect(204);

        for (Answer signedIn : new Answer[]{phone, tablet}) {
            gateway.post("/v1/auth/refresh", Map.of("refreshToken", signedIn.text("/refreshToken"))).expect(401);
        }
        gateway.post("/v1/auth/sign-in", proof).expect(200);
    }

    @Test
    void anAccountFromSignUpToBeingForgotten() {
        String email = "ana-" + UUID.randomUUID() + "@example.com";
        Answer signUp = gateway.post("/v1/auth/sign-up", Map.of("name", "Ana", "email", email, "cpf", CPF)).expect(202);
        gateway.post("/v1/auth/confirmation",
            Map.of("signUpId", signUp.text("/signUpId"), "code", restaurant.mailedCode(email))).expect(204);

        Answer asked = gateway.post("/v1/auth/code", Map.of("identifier", "529.982.247-25")).expect(202);
        Answer tokens = gateway.post("/v1/auth/sign-in",
            Map.of("session", asked.text("/session"), "code", restaurant.mailedCode(email))).expect(200);
        Answer fresh = gateway.post("/v1/auth/refresh", Map.of("refreshToken", tokens.text("/refreshToken")))
            .expect(200);
        restaurant.later(Duration.ofSeconds(10),
            () -> gateway.post("/v1/auth/refresh", Map.of("refreshToken", tokens.text("/refreshToken"))).expect(401));
        gateway.post("/v1/auth/sign-out", Map.of("refreshToken", fresh.text("/refreshToken"))).expect(204);
        gateway.post("/v1/auth/refresh", Map.of("refreshToken", fresh.text("/refreshToken"))).expect(401);

        Answer again = gateway.post("/v1/auth/code", Map.of("identifier", email)).expect(202);
        String token = gateway.post("/v1/auth/sign-in",
            Map.of("session", again.text("/session"), "code", restaurant.mailedCode(email))).expect(200)
            .text("/accessToken");
        gateway.delete("/v1/auth/me", "Authorization", "Bearer x" + token).expect(401);
        gateway.delete("/v1/auth/me", "Authorization", "Bearer " + token).expect(204);
        assertThat(gateway.delete("/v1/auth/me", "Authorization", "Bearer " + token).status()).isEqualTo(401);
        assertThat(restaurant.authenticatorsLog()).content().contains("\"route\":\"FORGET_ME\",\"status\":204")
            .doesNotContain(email, CPF, token);
    }
}
