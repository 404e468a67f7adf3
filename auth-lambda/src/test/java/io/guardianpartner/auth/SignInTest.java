package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.auth.Client.Answer;
import io.guardianpartner.auth.aws.FakeService;
import org.junit.jupiter.api.Test;

/** People sign in by a mailed code or a password, stay signed in, and sign out. */
class SignInTest extends AuthTest {

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

    private static String tampered(String session) {
        return (session.charAt(0) == 'A' ? "B" : "A") + session.substring(1);
    }
}
