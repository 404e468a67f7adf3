package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.Test;

/** A stolen token is good for a short time, and opens no other account. */
@InRestaurant
class TokenTheftTest extends AccountAttacker {

    /** Cognito's RetryGracePeriodSeconds. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    TokenTheftTest(Restaurant restaurant) {
        super(restaurant);
    }

    @Test
    void aRefreshTokenIsGoodForTenSecondsFromItsFirstUseHoweverOftenItIsShown() {
        Account account = account();
        String token = byPassword(account.email(), PASSWORD).expect(200).text("/refreshToken");
        String next = refresh(token).expect(200).text("/refreshToken");

        List<Integer> early = atOnce(MOST_GUESSES, () -> refresh(token).status());
        List<Integer> late = restaurant.later(GRACE, () -> atOnce(MOST_GUESSES, () -> refresh(token).status()));

        assertThat(early).containsOnly(200);
        assertThat(late).containsOnly(401);
        refresh(next).expect(200);
    }

    @Test
    void theGraceOfAUsedRefreshTokenEndsWithTheSignIn() {
        Account account = account();
        String token = byPassword(account.email(), PASSWORD).expect(200).text("/refreshToken");
        String next = refresh(token).expect(200).text("/refreshToken");

        gateway.post("/v1/auth/sign-out", Map.of("refreshToken", next)).expect(204);

        assertThat(refresh(token).status()).isEqualTo(401);
    }

    @Test
    void aTokenOfOneForgetsNobodyElse() {
        Account attacker = account();
        Account victim = account();
        Answer tokens = byPassword(attacker.email(), PASSWORD).expect(200);

        for (String token : List.of(tokens.text("/idToken"), tokens.text("/refreshToken"),
            restaurant.tokens().service("orders"))) {
            assertThat(gateway.delete("/v1/auth/me", "Authorization", "Bearer " + token).status()).isIn(401, 403);
        }
        gateway
            .delete("/v1/auth/me?username=" + victim.email(), "Authorization", "Bearer " + tokens.text("/accessToken"),
                "X-Username", victim.email())
            .expect(204);

        byPassword(victim.email(), PASSWORD).expect(200);
        byPassword(attacker.email(), PASSWORD).expect(401);
    }

    @Test
    void aTokenOfOneSignsOutNobodyElse() {
        Account attacker = account();
        Account victim = account();
        Answer tokens = byPassword(attacker.email(), PASSWORD).expect(200);
        String signedIn = byPassword(victim.email(), PASSWORD).expect(200).text("/refreshToken");

        for (String token : List.of(tokens.text("/idToken"), tokens.text("/refreshToken"),
            restaurant.tokens().service("orders"))) {
            assertThat(
                gateway.post("/v1/auth/sign-out-everywhere", Map.of(), "Authorization", "Bearer " + token).status())
                .isIn(401, 403);
        }
        refresh(tokens.text("/refreshToken")).expect(200);
        gateway.post("/v1/auth/sign-out-everywhere?username=" + victim.email(), Map.of(), "Authorization",
            "Bearer " + tokens.text("/accessToken"), "X-Username", victim.email()).expect(204);

        refresh(signedIn).expect(200);
        refresh(tokens.text("/refreshToken")).expect(401);
    }

    private Answer refresh(String token) {
        return gateway.post("/v1/auth/refresh", Map.of("refreshToken", token));
    }
}
