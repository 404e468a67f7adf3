package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.acceptance.Api;
import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who asks the customer authenticator about others learns nothing, and who guesses is stopped before guessing right. */
@InRestaurant
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountAttackTest {

    /** Of a window; as of the function's options. */
    private static final int MOST_GUESSES = 10;
    private static final int MOST_MAILS = 5;
    private static final int PEOPLE_TIMED = 5;
    /** Cognito's RetryGracePeriodSeconds. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String PASSWORD = "correct horse battery";

    private static final Random RANDOM = new SecureRandom();

    private final Restaurant restaurant;
    private final Api door;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_GUESSES);

    AccountAttackTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        this.door = restaurant.anonymous();
    }

    @AfterAll
    void stop() {
        threads.shutdown();
    }

    private record Account(String email, String cpf) {}

    @Test
    void noAnswerTellsWhoHasAnAccount() {
        Account known = account();
        Account unknown = nobody();

        assertAlike(202, signUp(known), signUp(unknown));
        assertAlike(202, signUp(new Account(unknown.email(), known.cpf())), signUp(unknown));
        for (var pair : List.of(List.of(known.email(), unknown.email()), List.of(known.cpf(), unknown.cpf()))) {
            Answer toKnown = code(pair.get(0));
            Answer toUnknown = code(pair.get(1));
            assertAlike(202, toKnown, toUnknown);
            assertAlike(401, byCode(toKnown, "00000000"), byCode(toUnknown, "00000000"));
            assertAlike(401, byPassword(pair.get(0), "not this one, no"), byPassword(pair.get(1), "not this one, no"));
        }
    }

    @Test
    void noTimeTellsWhoHasAnAccount() {
        Timings known = new Timings();
        Timings unknown = new Timings();
        for (int person = 0; person < PEOPLE_TIMED; person++) {
            Account one = account();
            Account other = nobody();
            for (int times = 0; times < MOST_GUESSES; times++) {
                assertThat(known.of(() -> byPassword(one.cpf(), "guess")).status()).isEqualTo(401);
                assertThat(unknown.of(() -> byPassword(other.cpf(), "guess")).status()).isEqualTo(401);
            }
            for (int times = 0; times < MOST_MAILS - 1; times++) {
                assertThat(known.of(() -> code(one.email())).status()).isEqualTo(202);
                assertThat(unknown.of(() -> code(other.email())).status()).isEqualTo(202);
            }
        }

        known.assertLike(unknown);
    }

    @Test
    void aPasswordIsNotGuessed() {
        Account account = account();
        for (String name : List.of(account.email(), account.cpf())) {
            List<Integer> guesses = atOnce(2 * MOST_GUESSES, () -> byPassword(name, "guess").status());

            assertThat(guesses).containsOnly(401, 429).filteredOn(status -> status == 401)
                .hasSizeLessThanOrEqualTo(MOST_GUESSES);
            Answer right = byPassword(name, PASSWORD).expect(429);
            assertThat(right.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        }
    }

    @Test
    void aCodeIsNotGuessed() {
        Account account = account();
        Answer session = code(account.email());
        String code = restaurant.mailedCode(account.email());

        List<Integer> guesses = atOnce(2 * MOST_GUESSES, () -> byCode(session, "00000000").status());

        assertThat(guesses).containsOnly(401, 429).filteredOn(status -> status == 401)
            .hasSizeLessThanOrEqualTo(MOST_GUESSES);
        assertThat(byCode(session, code).status()).isIn(401, 429);
    }

    @Test
    void aSignUpIsNotConfirmedByGuessingNorByWhoHasOnlyTheCode() {
        Account victim = nobody();
        Answer begun = signUp(victim).expect(202);
        String code = restaurant.mailedCode(victim.email());

        assertThat(confirm(UUID.randomUUID().toString(), code)).isEqualTo(422);
        List<Integer> guesses = atOnce(2 * MOST_GUESSES, () -> confirm(begun.text("/signUpId"), "000000"));

        assertThat(guesses).containsOnly(422, 429).filteredOn(status -> status == 422)
            .hasSizeLessThanOrEqualTo(MOST_GUESSES);
        assertThat(confirm(begun.text("/signUpId"), code)).isEqualTo(429);
    }

    /** Neither by many sign-ups with the address, nor by asking again for each of them, nor by codes. */
    @Test
    void nobodyIsBuriedInMail() {
        String email = email();

        List<String> signUps = IntStream.range(0, MOST_MAILS - 2)
            .mapToObj(i -> signUp(new Account(email, cpf())).expect(202).text("/signUpId")).toList();
        List<Integer> again = signUps.stream()
            .map(id -> door.post("/v1/auth/code", Map.of("signUpId", id)).status()).toList();

        assertThat(again).containsExactly(202, 202, 429);
        code(email).expect(429);
        signUp(new Account(email, cpf())).expect(429);
        assertThat(restaurant.mailedCodes(email)).hasSize(MOST_MAILS);
    }

    @Test
    void nobodysNameIsEvaluated() {
        try (Canary canary = new Canary()) {
            for (String text : Injections.calling(canary)) {
                assertThat(door.post("/v1/auth/sign-up", Map.of("name", text, "email", email(), "cpf", cpf())).status())
                    .as(text).isIn(202, 422);
            }
            assertThat(canary.wasCalled()).isFalse();
        }
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

        door.post("/v1/auth/sign-out", Map.of("refreshToken", next)).expect(204);

        assertThat(refresh(token).status()).isEqualTo(401);
    }

    private Answer refresh(String token) {
        return door.post("/v1/auth/refresh", Map.of("refreshToken", token));
    }

    @Test
    void aTokenOfOneForgetsNobodyElse() {
        Account attacker = account();
        Account victim = account();
        Answer tokens = byPassword(attacker.email(), PASSWORD).expect(200);

        for (String token : List.of(tokens.text("/idToken"), tokens.text("/refreshToken"),
            restaurant.tokens().service("orders"))) {
            assertThat(door.delete("/v1/auth/me", "Authorization", "Bearer " + token).status()).isIn(401, 403);
        }
        door.delete("/v1/auth/me?username=" + victim.email(), "Authorization", "Bearer " + tokens.text("/accessToken"),
            "X-Username", victim.email()).expect(204);

        byPassword(victim.email(), PASSWORD).expect(200);
        byPassword(attacker.email(), PASSWORD).expect(401);
    }

    /** Somebody with an account, each time another. */
    private Account account() {
        Account account = new Account(email(), cpf());
        Answer begun = signUp(account).expect(202);
        assertThat(confirm(begun.text("/signUpId"), restaurant.mailedCode(account.email()))).isEqualTo(204);
        return account;
    }

    private static Account nobody() {
        return new Account(email(), cpf());
    }

    /** Nine digits at random and their two check digits. */
    private static String cpf() {
        StringBuilder digits = new StringBuilder(String.format("%09d", RANDOM.nextInt(1_000_000_000)));
        for (int length = 9; length < 11; length++) {
            int weight = length + 1;
            int sum = 0;
            for (char digit : digits.toString().toCharArray()) {
                sum += Character.digit(digit, 10) * weight--;
            }
            digits.append(sum * 10 % 11 % 10);
        }
        return digits.toString();
    }

    private static String email() {
        return "ana-" + UUID.randomUUID() + "@example.com";
    }

    private Answer signUp(Account account) {
        return door.post("/v1/auth/sign-up",
            Map.of("name", "Ana", "email", account.email(), "cpf", account.cpf(), "password", PASSWORD));
    }

    private int confirm(String signUpId, String code) {
        return door.post("/v1/auth/confirmation", Map.of("signUpId", signUpId, "code", code)).status();
    }

    private Answer code(String identifier) {
        return door.post("/v1/auth/code", Map.of("identifier", identifier));
    }

    private Answer byCode(Answer asked, String code) {
        return door.post("/v1/auth/sign-in", Map.of("session", asked.text("/session"), "code", code));
    }

    private Answer byPassword(String identifier, String password) {
        return door.post("/v1/auth/sign-in", Map.of("identifier", identifier, "password", password));
    }

    private <T> List<T> atOnce(int times, Supplier<T> call) {
        var running = IntStream.range(0, times).mapToObj(i -> CompletableFuture.supplyAsync(call, threads)).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    /** Nothing tells them apart but what is random, and that has the same length. */
    private static void assertAlike(int status, Answer one, Answer other) {
        assertThat(List.of(one.status(), other.status())).containsOnly(status);
        assertThat(shape(one.body())).isEqualTo(shape(other.body()));
        assertThat(one.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
        assertThat(one.headers().firstValue("Content-Length")).isEqualTo(other.headers().firstValue("Content-Length"));
    }

    private static Set<String> shape(JsonNode body) {
        Set<String> members = new TreeSet<>();
        body.fields().forEachRemaining(member -> members.add(switch (member.getKey()) {
            case "signUpId", "session" -> member.getKey() + " of " + member.getValue().asText().length();
            default -> member.toString();
        }));
        return members;
    }
}
