package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guardianpartner.auth.Client.Answer;
import io.guardianpartner.auth.aws.FakeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthHandlerTest {

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

    @AfterEach
    void setTheClockRight() {
        backend.later.set(Duration.ZERO);
    }

    @Test
    void somebodySignsUpConfirmsAndSignsInByMailedCode() {
        Person ana = confirmed(Person.any());

        Answer asked = client.post("code", Map.of("identifier", ana.email())).expect(202);
        Answer tokens = client.post("sign-in",
            Map.of("session", asked.text("session"), "code", backend.codeFor(ana.email()))).expect(200);

        assertThat(tokens.text("accessToken")).isNotEmpty();
        assertThat(tokens.text("tokenType")).isEqualTo("Bearer");
        assertThat(tokens.headers().path("Cache-Control").asText()).isEqualTo("no-store");
    }

    @Test
    void theCpfIsAsGoodANameAsTheAddressHoweverItIsWritten() {
        Person ana = confirmed(Person.any());
        String dotted = ana.cpf().replaceFirst("(...)(...)(...)(..)", "$1.$2.$3-$4");

        Answer asked = client.post("code", Map.of("identifier", dotted)).expect(202);
        client.post("sign-in", Map.of("session", asked.text("session"), "code", backend.codeFor(ana.email())))
            .expect(200);

        client.post("sign-in", Map.of("identifier", ana.cpf(), "password", ana.password())).expect(200);
        client.post("sign-in", Map.of("identifier", ana.cpf())).expect(400);
    }

    @Test
    void aCodeIsGoodOnceAndForItsOwnSessionOnly() {
        Person ana = confirmed(Person.any());
        Person bia = confirmed(Person.any());
        String sessionOfBia = client.post("code", Map.of("identifier", bia.email())).text("session");
        String session = client.post("code", Map.of("identifier", ana.email())).text("session");
        String code = backend.codeFor(ana.email());

        client.post("sign-in", Map.of("session", sessionOfBia, "code", code)).expect(401);
        client.post("sign-in", Map.of("session", tampered(session), "code", code)).expect(401);
        client.post("sign-in", Map.of("session", session, "code", code)).expect(200);
        client.post("sign-in", Map.of("session", session, "code", code)).expect(401);
    }

    @Test
    void refreshTokensRotateAndSignOutEndsThem() {
        Person ana = confirmed(Person.any());
        String first = signIn(ana).text("refreshToken");

        String second = client.post("refresh", Map.of("refreshToken", first)).expect(200).text("refreshToken");
        backend.later.set(Duration.ofSeconds(10));
        client.post("refresh", Map.of("refreshToken", first)).expect(401);
        assertThat(client.log.get(client.log.size() - 1)).contains("\"refusals\":\"RefreshTokenReuseException\"");
        client.post("sign-out", Map.of("refreshToken", second)).expect(204);

        client.post("refresh", Map.of("refreshToken", second)).expect(401);
        client.post("sign-out", Map.of("refreshToken", "none")).expect(204);
    }

    @Test
    void whoLostTheAnswerToARefreshIsNotSignedOut() {
        String first = signIn(confirmed(Person.any())).text("refreshToken");

        String lost = client.post("refresh", Map.of("refreshToken", first)).expect(200).text("refreshToken");
        String second = client.post("refresh", Map.of("refreshToken", first)).expect(200).text("refreshToken");

        assertThat(second).isNotEqualTo(lost);
        client.post("refresh", Map.of("refreshToken", second)).expect(200);
        client.post("sign-out", Map.of("refreshToken", second)).expect(204);
        client.post("refresh", Map.of("refreshToken", first)).expect(401);
        client.post("refresh", Map.of("refreshToken", lost)).expect(401);
    }

    @Test
    void anAnswerOfCognitoThatIsLostIsAskedForOnceMore() {
        FakeService.Answer toPriming = new FakeService.Answer(400, "{\"__type\": \"NotAuthorizedException\"}");
        FakeService.Answer lost = new FakeService.Answer(0, "");
        FakeService.Answer tokens = new FakeService.Answer(200,
            "{\"AuthenticationResult\": {\"AccessToken\": \"a\", \"RefreshToken\": \"next\"}}");
        try (FakeService cognito = new FakeService(toPriming, lost, tokens)) {
            Map<String, String> losing = new HashMap<>(backend.variables());
            losing.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", cognito.uri().toString());
            Client unlucky = new Client(losing);

            Answer answer = unlucky.post("refresh", Map.of("refreshToken", "first")).expect(200);

            assertThat(answer.text("refreshToken")).isEqualTo("next");
            assertThat(cognito.requests).extracting(request -> request.headers().getFirst("X-Amz-Target"))
                .filteredOn(target -> target.endsWith(".GetTokensFromRefreshToken")).hasSize(2);
        }
    }

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
        assertThat(ofKnown).allMatch(millis -> millis >= 60);
        assertThat(ofUnknown).allMatch(millis -> millis >= 60);
        assertThat((double) median(ofKnown)).isCloseTo(median(ofUnknown),
            org.assertj.core.api.Assertions.within(25.0));
    }

    /** Three tries of each call, as long as each may take, would be 17 s. */
    @Test
    @Timeout(10)
    void whatAWSDoesNotAnswerIsAnsweredBeforeLambdaEndsTheFunction() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> broken = new HashMap<>(backend.variables());
            broken.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + silent.getLocalPort());
            Client unlucky = new Client(broken).with(4_500);

            unlucky.post("sign-in", Map.of("identifier", Person.any().email(), "password", "any")).expect(503);

            assertThat(String.join("", unlucky.log)).contains("\"outcome\":\"away ").containsAnyOf("TooLate",
                "SocketTimeoutException");
        }
    }

    @Test
    void theLogSaysWhatCognitoRefused() {
        client.log.clear();

        client.post("sign-in", Map.of("identifier", Person.any().email(), "password", "any")).expect(401);

        assertThat(String.join("", client.log)).contains("\"refusals\":\"NotAuthorizedException\"");
    }

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

    @Test
    void badInputIsRefusedWithAReason() {
        Person ana = Person.any();
        for (String cpf : List.of("11111111111", "12345678900", "123", ana.cpf() + "0", "5299822472\u0665")) {
            client.post("sign-up", ana.withCpf(cpf).form()).expect(422);
        }
        for (String email : List.of("ana", "ana@", "ana@localhost", "a b@example.com", "ana@exam\u0440le.com",
            "a..b@example.com", "ana@example", "\"a b\"@example.com", "jo\u00e3o@example.com", "ana@127.0.0.1")) {
            client.post("sign-up", ana.withEmail(email).form()).expect(422);
        }
        Map<String, String> weak = ana.form();
        weak.put("password", "short");
        client.post("sign-up", weak).expect(422);
        for (String name : List.of("<b>Ana</b>", "Ana \ud800", "A\u0000na", "Ana\u0085", "\u202eanA", "\u00a0\u200b",
            "\u2800")) {
            client.post("sign-up", Map.of("name", name, "email", ana.email(), "cpf", ana.cpf())).expect(422);
        }
        client.post("sign-up", ana.withName("😀".repeat(101)).form()).expect(400);
        client.post("sign-up", ana.withName("😀".repeat(100)).form()).expect(202);
        client.post("sign-up", Map.of("email", ana.email(), "cpf", ana.cpf())).expect(400);
        for (String body : List.of("", "[]", "{", "null", "{\"name\":1}", "{\"name\":\"a\",\"name\":\"b\"}",
            "[".repeat(9000))) {
            client.raw("POST", "/v1/auth/sign-up", body, Map.of()).expect(400);
        }
        client.raw("POST", "/v1/auth/sign-up", "x".repeat(20_000), Map.of()).expect(413);
        client.raw("POST", "/v1/auth/nothing", "{}", Map.of()).expect(404);
        Answer wrongMethod = client.raw("GET", "/v1/auth/sign-in", "", Map.of()).expect(405);
        assertThat(wrongMethod.headers().path("Content-Type").asText()).isEqualTo("application/problem+json");
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

    @Test
    void whileTheTableIsAwayNobodyGetsInAndNobodyIsBlamed() {
        Person ana = confirmed(Person.any());
        Map<String, String> broken = new HashMap<>(backend.variables());
        broken.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
        Client unlucky = new Client(broken);

        Answer answer = unlucky.post("sign-in", Map.of("identifier", ana.email(), "password", ana.password()))
            .expect(503);

        assertThat(answer.headers().path("Retry-After").asInt()).isPositive();
        assertThat(String.join("", unlucky.log)).contains("away ConnectException").doesNotContain("127.0.0.1");
    }

    @Test
    void theDocumentHasEveryRouteAndNoOther() throws Exception {
        JsonNode paths = new ObjectMapper(new YAMLFactory())
            .readTree(AuthHandler.class.getResourceAsStream("/openapi.yaml")).path("paths");
        Set<String> documented = new HashSet<>();
        paths.fields().forEachRemaining(path -> path.getValue().fieldNames()
            .forEachRemaining(method -> documented.add(method.toUpperCase() + " " + path.getKey())));
        Set<String> answered = new HashSet<>();
        for (Route route : Route.values()) {
            answered.add(route.method() + " " + route.path());
        }
        assertThat(documented).isEqualTo(answered);
    }

    private Person confirmed(Person person) {
        return client.signUp(person, backend);
    }

    private Answer signIn(Person person) {
        return client.post("sign-in", Map.of("identifier", person.email(), "password", person.password())).expect(200);
    }

    /** As if the function had died right after. */
    private void confirmInCognitoOnly(String email, String code) {
        String username = backend.cognito.listUsers(request -> request.userPoolId(backend.identity.poolId())
            .filter("email = \"" + email + "\"")).users().get(0).username();
        backend.cognito.confirmSignUp(request -> request.clientId("customers").username(username)
            .secretHash(backend.identity.peopleClient().secretHash(username)).confirmationCode(code));
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

    private static String tampered(String session) {
        return (session.charAt(0) == 'A' ? "B" : "A") + session.substring(1);
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
