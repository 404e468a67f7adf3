package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.Test;

/** Neither answers nor their time, nor tables nor logs tell about people. */
class AuthPrivacyTest extends AuthTest {

    private static final int STEP_MILLIS = 400;

    @Test
    void nobodyLearnsFromAnAnswerWhoHasAnAccount() {
        Person known = confirmed(Person.any());
        Person unknown = Person.any();
        for (var pair : List.of(List.of(known.email(), unknown.email()), List.of(known.cpf(), unknown.cpf()))) {
            Answer toKnown = client.post("code", Map.of("identifier", pair.get(0))).expect(202);
            Answer toUnknown = client.post("code", Map.of("identifier", pair.get(1))).expect(202);
            assertThat(toUnknown.text("session")).hasSameSizeAs(toKnown.text("session"));
            assertThat(members(toUnknown)).isEqualTo(members(toKnown));
            assertSame(client.post("sign-in", Map.of("session", toKnown.text("session"), "code", "0")),
                client.post("sign-in", Map.of("session", toUnknown.text("session"), "code", "0")));
            assertSame(client.post("sign-in", Map.of("identifier", pair.get(0), "password", "not the one, no")),
                client.post("sign-in", Map.of("identifier", pair.get(1), "password", "not the one, no")));
        }
        Answer again = client.post("sign-up", known.form()).expect(202);
        Answer fresh = client.post("sign-up", unknown.form()).expect(202);
        assertThat(members(again)).isEqualTo(members(fresh));
        assertThat(again.text("signUpId")).hasSameSizeAs(fresh.text("signUpId"));
    }

    @Test
    void nobodyLearnsFromTheTimeWhoHasAnAccount() {
        Map<String, String> patient = new HashMap<>(backend.variables());
        patient.put("GUARDIAN_AUTH_MAILS_PER_IDENTIFIER", "1000");
        patient.put("GUARDIAN_AUTH_GUESSES_PER_IDENTIFIER", "1000");
        // Longer than a busy machine takes: what takes two steps here and there would tell of the machine.
        patient.put("GUARDIAN_AUTH_ANSWER_STEP_MILLIS", Integer.toString(STEP_MILLIS));
        Client attacker = new Client(patient);
        Person known = confirmed(Person.any());
        Person unknown = Person.any();
        List<Long> ofKnown = new ArrayList<>();
        List<Long> ofUnknown = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ofKnown.add(timed(() -> attacker.post("code", Map.of("identifier", known.cpf()))));
            ofUnknown.add(timed(() -> attacker.post("code", Map.of("identifier", unknown.cpf()))));
            ofKnown.add(timed(() -> attacker.post("sign-in", Map.of("identifier", known.cpf(), "password", "no"))));
            ofUnknown.add(timed(() -> attacker.post("sign-in", Map.of("identifier", unknown.cpf(), "password", "no"))));
        }
        assertThat(ofKnown).allMatch(millis -> millis >= STEP_MILLIS);
        assertThat(ofUnknown).allMatch(millis -> millis >= STEP_MILLIS);
        assertThat((double) median(ofKnown)).isCloseTo(median(ofUnknown), within(25.0));
    }

    @Test
    void nothingPersonalIsKeptInClearOrLogged() {
        Person ana = confirmed(Person.any());
        Answer tokens = signIn(ana);
        client.post("sign-in", Map.of("identifier", ana.email(), "password", "wrong, so wrong"));

        String kept = backend.table();
        String logged = String.join("", client.log);
        for (String personal : List.of(ana.name(), ana.email(), ana.cpf(), ana.password(),
            backend.codeFor(ana.email()))) {
            assertThat(kept).doesNotContain(personal);
            assertThat(logged).doesNotContain(personal);
        }
        assertThat(logged).doesNotContain(tokens.text("accessToken"), tokens.text("refreshToken"), "203.0.113.7")
            .contains("\"route\":\"SIGN_IN\",\"status\":401,\"outcome\":\"refused\"");
    }

    private static void assertSame(Answer one, Answer other) {
        assertThat(one.status()).isEqualTo(other.status()).isEqualTo(401);
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(one.headers()).isEqualTo(other.headers());
    }

    private static Set<String> members(Answer answer) {
        Set<String> names = new HashSet<>();
        answer.body().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static long timed(Runnable call) {
        long began = System.nanoTime();
        call.run();
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
