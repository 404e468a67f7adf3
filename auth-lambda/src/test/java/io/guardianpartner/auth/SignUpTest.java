package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.Test;

/** An account belongs to the one who proves its mailbox. */
class SignUpTest extends AuthTest {

    @Test
    void ofTwoWhoConfirmWithOneCpfAtTheSameTimeOneHasIt() throws Exception {
        Person first = Person.any();
        Person second = Person.any().withCpf(first.cpf());
        List<Map<String, String>> confirmations = new ArrayList<>();
        for (Person person : List.of(first, second)) {
            String id = client.post("sign-up", person.form()).expect(202).text("signUpId");
            confirmations.add(Map.of("signUpId", id, "code", backend.codeFor(person.email())));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Answer>> answers = threads.invokeAll(confirmations.stream()
            .<Callable<Answer>>map(body -> () -> client.post("confirmation", body)).toList());
        threads.shutdown();
        for (Future<Answer> answer : answers) {
            answer.get().expect(204);
        }

        long owners = List.of(first, second).stream().filter(person -> client
            .post("sign-in", Map.of("identifier", first.cpf(), "password", person.password())).status() == 200).count();
        assertThat(owners).isEqualTo(1);
        client.post("sign-in", Map.of("identifier", first.email(), "password", first.password())).expect(200);
        client.post("sign-in", Map.of("identifier", second.email(), "password", second.password())).expect(200);
    }

    @Test
    void aConfirmationThatBrokeOffAfterCognitoIsFinishedByTheNextTry() {
        Person ana = Person.any();
        String id = client.post("sign-up", ana.form()).text("signUpId");
        String code = backend.codeFor(ana.email());
        confirmInCognitoOnly(ana.email(), code);
        client.post("sign-in", Map.of("identifier", ana.cpf(), "password", ana.password())).expect(401);

        client.post("confirmation", Map.of("signUpId", id, "code", code)).expect(204);

        client.post("sign-in", Map.of("identifier", ana.cpf(), "password", ana.password())).expect(200);
    }

    @Test
    void nobodyPreparesAnAccountForSomebodyElseToWalkInto() {
        Person victim = Person.any();
        Person attacker = Person.any().withEmail(victim.email());
        String idOfAttacker = client.post("sign-up", attacker.form()).text("signUpId");
        String codeOfAttackersSignUp = backend.codeFor(victim.email());
        String idOfVictim = client.post("sign-up", victim.form()).text("signUpId");

        client.post("confirmation", Map.of("signUpId", idOfVictim, "code", codeOfAttackersSignUp)).expect(422);
        client.post("confirmation", Map.of("signUpId", idOfVictim, "code", backend.codeFor(victim.email())))
            .expect(204);
        client.post("confirmation", Map.of("signUpId", idOfAttacker, "code", "000000")).expect(422);

        client.post("sign-in", Map.of("identifier", victim.email(), "password", attacker.password())).expect(401);
        client.post("sign-in", Map.of("identifier", victim.email(), "password", victim.password())).expect(200);
    }

    @Test
    void anOwnerWhoSignsUpAgainIsToldWhenTheCodeHasProvedIt() {
        Person ana = confirmed(Person.any());
        String id = client.post("sign-up", ana.form()).text("signUpId");
        String code = backend.codeFor(ana.email());

        client.post("confirmation", Map.of("signUpId", id, "code", "1")).expect(422);
        client.post("confirmation", Map.of("signUpId", id, "code", code)).expect(409);
        client.post("confirmation", Map.of("signUpId", id, "code", code)).expect(422);
        client.post("sign-in", Map.of("identifier", ana.cpf(), "password", ana.password())).expect(200);
    }

    @Test
    void anotherCodeForASignUpIsMailedOnRequest() {
        Person ana = Person.any();
        String id = client.post("sign-up", ana.form()).text("signUpId");
        String first = backend.codeFor(ana.email());

        client.post("code", Map.of("signUpId", id)).expect(202);
        client.post("code", Map.of("signUpId", "nobody's")).expect(202);

        assertThat(backend.identity.mailedCodes()).filteredOn(code -> code.email().equals(ana.email())).hasSize(2);
        assertThat(first).hasSize(6);
        client.post("confirmation", Map.of("signUpId", id, "code", backend.codeFor(ana.email()))).expect(204);
    }

    /** As if the function had died right after. */
    private void confirmInCognitoOnly(String email, String code) {
        String username = backend.cognito.listUsers(request -> request.userPoolId(backend.identity.poolId())
            .filter("email = \"" + email + "\"")).users().get(0).username();
        backend.cognito.confirmSignUp(request -> request.clientId("customers").username(username)
            .secretHash(backend.identity.peopleClient().secretHash(username)).confirmationCode(code));
    }
}
