package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Attempts are limited per identifier and per address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

    private Backend backend;
    private Client client;

    @BeforeAll
    void start() {
        backend = new Backend();
        client = new Client(backend.variables());
    }

    @AfterAll
    void stop() {
        backend.close();
    }

    @Test
    void whoGuessesTooOftenIsToldSoRightOrWrongKnownOrUnknown() throws Exception {
        Map<String, String> strict = new HashMap<>(backend.variables());
        strict.put("GUARDIAN_AUTH_GUESSES_PER_IDENTIFIER", "5");
        Client attacker = new Client(strict);
        Person known = client.signUp(Person.any(), backend);
        for (String identifier : List.of(known.email(), Person.any().email())) {
            List<Integer> statuses = sideBySide(20,
                () -> attacker.post("sign-in", Map.of("identifier", identifier, "password", "guess")).status());
            assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(5);
            for (int i = 0; i < 5; i++) {
                attacker.post("sign-in", Map.of("identifier", identifier, "password", "guess"));
            }
            Answer refused = attacker
                .post("sign-in", Map.of("identifier", identifier, "password", known.password())).expect(429);
            assertThat(refused.headers().path("Retry-After").asInt()).isBetween(1, 900);
        }
    }

    @Test
    void mailsAreFewerThanGuesses() {
        Person ana = client.signUp(Person.any(), backend);
        for (int i = 0; i < 4; i++) {
            client.post("code", Map.of("identifier", ana.email())).expect(202);
        }
        client.post("code", Map.of("identifier", ana.email())).expect(429);
        client.post("sign-in", Map.of("identifier", ana.email(), "password", ana.password())).expect(200);
    }

    @Test
    void mailsAreCountedByMailboxHoweverManySignUpsThereAre() {
        Person ana = Person.any();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(client.post("sign-up", ana.withCpf(Person.anyCpf()).form()).expect(202).text("signUpId"));
        }
        client.post("code", Map.of("signUpId", ids.get(0))).expect(202);
        client.post("code", Map.of("signUpId", ids.get(1))).expect(202);

        client.post("code", Map.of("signUpId", ids.get(2))).expect(429);
        client.post("code", Map.of("identifier", ana.email())).expect(429);
        client.post("sign-up", ana.withCpf(Person.anyCpf()).form()).expect(429);
    }

    @Test
    void guessesAtACodeAreCountedByMailboxHoweverManySignUpsThereAre() {
        Person ana = Person.any();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(client.post("sign-up", ana.withCpf(Person.anyCpf()).form()).expect(202).text("signUpId"));
        }
        for (int i = 0; i < 10; i++) {
            client.post("confirmation", Map.of("signUpId", ids.get(i % 4), "code", "none")).expect(422);
        }

        client.post("confirmation", Map.of("signUpId", ids.get(0), "code", "none")).expect(429);
    }

    @Test
    @Timeout(30)
    void whoIsRefusedBeforeBeingCountedDoesNotOccupyTheFunction() {
        Map<String, String> slow = new HashMap<>(backend.variables());
        slow.put("GUARDIAN_AUTH_ANSWER_STEP_MILLIS", "60000");
        slow.put("GUARDIAN_AUTH_ATTEMPTS_PER_ADDRESS", "1");
        String address = "203.0.113.99";
        Client attacker = new Client(slow).from(address);
        new Client(backend.variables()).from(address).post("code", Map.of("identifier", Person.any().email()))
            .expect(202);

        attacker.post("code", Map.of()).expect(400);
        attacker.post("sign-in", Map.of("session", "none", "code", "1")).expect(401);
        attacker.post("sign-up", Person.any().withCpf("1").form()).expect(422);
        attacker.post("code", Map.of("identifier", Person.any().email())).expect(429);
    }

    @Test
    void whoGoesThroughManyNamesIsStoppedByAddress() {
        Map<String, String> strict = new HashMap<>(backend.variables());
        strict.put("GUARDIAN_AUTH_ATTEMPTS_PER_ADDRESS", "3");
        Client attacker = new Client(strict).from("2001:db8:1:2:aaaa::1");
        for (int i = 0; i < 3; i++) {
            attacker.post("sign-in", Map.of("identifier", Person.any().email(), "password", "guess")).expect(401);
        }
        attacker.post("sign-in", Map.of("identifier", Person.any().email(), "password", "guess")).expect(429);
        Map<String, String> guess = Map.of("identifier", Person.any().email(), "password", "guess");
        attacker.from("2001:db8:1:2:bbbb::9").post("sign-in", guess).expect(429);
        attacker.post("refresh", Map.of("refreshToken", "x")).expect(401);
        attacker.from("2001:db8:1:3::1").post("sign-in", guess).expect(401);
    }

    @Test
    void whoComesThroughTheFrontDoorIsCountedByHisOwnAddressAndNobodyElseNamesOne() {
        Map<String, String> strict = new HashMap<>(backend.variables());
        strict.put("GUARDIAN_AUTH_ATTEMPTS_PER_ADDRESS", "1");
        strict.put("GUARDIAN_AUTH_CLIENT_SECRET", "secret");
        Client edge = new Client(strict).from("198.51.100.77");
        String key = "fcdf59eb57361518250002228f70b30bb38ab626e10ad3e6b4c4530750fee4e1";

        assertThat(guess(edge, key, "203.0.113.81").status()).isNotEqualTo(429);
        assertThat(guess(edge, key, "203.0.113.82").status()).isNotEqualTo(429);
        guess(edge, key, "203.0.113.81").expect(429);

        assertThat(guess(edge, "forged", "203.0.113.83").status()).isNotEqualTo(429);
        guess(edge, "forged", "203.0.113.84").expect(429);
    }

    private static Answer guess(Client through, String key, String address) {
        return through.raw("POST", "/v1/auth/sign-in",
            "{\"identifier\":\"" + Person.any().email() + "\",\"password\":\"guess\"}",
            Map.of("guardian-front-door", key, "guardian-viewer-address", address));
    }

    private static <T> List<T> sideBySide(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
            results.add(future.get());
        }
        threads.shutdown();
        return results;
    }
}
