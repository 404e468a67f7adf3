package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.Test;

/** The customer authenticator tells nothing about other accounts, and stops guessing before a right guess. */
@InRestaurant
class AccountAttackTest extends AccountAttacker {

    private static final int MOST_MAILS = 5;
    private static final int PEOPLE_TIMED = 5;

    AccountAttackTest(Restaurant restaurant) {
        super(restaurant);
    }

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
            .map(id -> gateway.post("/v1/auth/code", Map.of("signUpId", id)).status()).toList();

        assertThat(again).containsExactly(202, 202, 429);
        code(email).expect(429);
        signUp(new Account(email, cpf())).expect(429);
        assertThat(restaurant.mailedCodes(email)).hasSize(MOST_MAILS);
    }

    @Test
    void nobodysNameIsEvaluated() {
        try (Canary canary = new Canary()) {
            for (String text : Injections.calling(canary)) {
                assertThat(
                    gateway.post("/v1/auth/sign-up", Map.of("name", text, "email", email(), "cpf", cpf())).status())
                    .as(text).isIn(202, 422);
            }
            assertThat(canary.wasCalled()).isFalse();
        }
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
