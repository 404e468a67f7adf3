package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.guardianpartner.acceptance.Api;
import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Attackers of the customer authenticator, and people with accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountAttacker {

    /** Of a window; as of the function's options. */
    protected static final int MOST_GUESSES = 10;
    protected static final String PASSWORD = "correct horse battery";
    private static final Random RANDOM = new SecureRandom();
    protected final Restaurant restaurant;
    protected final Api gateway;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_GUESSES);

    AccountAttacker(Restaurant restaurant) {
        this.restaurant = restaurant;
        this.gateway = restaurant.anonymous();
    }

    @AfterAll
    void stop() {
        threads.shutdown();
    }

    protected record Account(String email, String cpf) {}

    /** Somebody with an account, each time another. */
    protected Account account() {
        Account account = new Account(email(), cpf());
        Answer begun = signUp(account).expect(202);
        assertThat(confirm(begun.text("/signUpId"), restaurant.mailedCode(account.email()))).isEqualTo(204);
        return account;
    }

    protected static Account nobody() {
        return new Account(email(), cpf());
    }

    /** Nine digits at random and their two check digits. */
    protected static String cpf() {
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

    protected static String email() {
        return "ana-" + UUID.randomUUID() + "@example.com";
    }

    protected Answer signUp(Account account) {
        return gateway.post("/v1/auth/sign-up",
            Map.of("name", "Ana", "email", account.email(), "cpf", account.cpf(), "password", PASSWORD));
    }

    protected int confirm(String signUpId, String code) {
        return gateway.post("/v1/auth/confirmation", Map.of("signUpId", signUpId, "code", code)).status();
    }

    protected Answer code(String identifier) {
        return gateway.post("/v1/auth/code", Map.of("identifier", identifier));
    }

    protected Answer byCode(Answer asked, String code) {
        return gateway.post("/v1/auth/sign-in", Map.of("session", asked.text("/session"), "code", code));
    }

    protected Answer byPassword(String identifier, String password) {
        return gateway.post("/v1/auth/sign-in", Map.of("identifier", identifier, "password", password));
    }

    protected <T> List<T> atOnce(int times, Supplier<T> call) {
        var running = IntStream.range(0, times).mapToObj(i -> CompletableFuture.supplyAsync(call, threads)).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }
}
