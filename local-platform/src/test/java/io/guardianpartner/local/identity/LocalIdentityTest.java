package io.guardianpartner.local.identity;

import static io.guardianpartner.local.identity.UserPoolClient.PASSWORD;
import static io.guardianpartner.local.identity.UserPoolClient.someEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalIdentityTest {

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private LocalIdentity identity;
    private UserPoolClient pool;

    @BeforeAll
    void start() {
        identity = LocalIdentity
            .start(IdentityOptions.defaults().withServices(List.of("orders", "payments", "catalog"))
                .withClock(((InstantSource) () -> Instant.now().plus(later.get())).withZone(ZoneOffset.UTC)));
        pool = new UserPoolClient(identity);
    }

    @AfterEach
    void setTheClockRight() {
        later.set(Duration.ZERO);
    }

    @AfterAll
    void stop() {
        pool.close();
        identity.close();
    }

    @Test
    void somebodySignsUpProvesTheAddressAndSignsInWithTheMailedCode() throws Exception {
        String email = someEmail();
        String username = pool.confirmed(email);

        String session = pool.askForCode(email).session();
        var result = pool.answer(session, email, pool.lastCode(email));

        JWTClaimsSet access = verified(result.accessToken());
        assertThat(access.getIssuer()).isEqualTo(identity.issuer().toString());
        assertThat(access.getClaims()).containsEntry("token_use", "access").containsEntry("client_id", "customers")
            .containsEntry("scope", "aws.cognito.signin.user.admin").containsEntry("username", username)
            .containsKeys("sub", "auth_time", "iat", "exp", "jti", "origin_jti", "version")
            .doesNotContainKeys("aud", "email", "name", "cognito:groups");
        JWTClaimsSet id = verified(result.idToken());
        assertThat(id.getAudience()).containsExactly("customers");
        assertThat(id.getClaims()).containsEntry("token_use", "id").containsEntry("email", email);
        assertThat(id.getSubject()).isEqualTo(access.getSubject());
    }

    @Test
    void aCodeIsGoodOnceAndThreeWrongOnesEndTheSession() {
        String email = someEmail();
        pool.confirmed(email);
        String session = pool.askForCode(email).session();
        String code = pool.lastCode(email);
        pool.answer(session, email, code);
        assertThatThrownBy(() -> pool.answer(session, email, code)).isInstanceOf(NotAuthorizedException.class);

        String next = pool.askForCode(email).session();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> pool.answer(next, email, "no")).isInstanceOf(CodeMismatchException.class);
        }
        assertThatThrownBy(() -> pool.answer(next, email, pool.lastCode(email)))
            .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void aCodeDoesNotSignInSomebodyElse() {
        String ana = someEmail();
        String bia = someEmail();
        pool.confirmed(ana);
        pool.confirmed(bia);
        String session = pool.askForCode(ana).session();
        String code = pool.lastCode(ana);

        assertThatThrownBy(() -> pool.answer(session, bia, code)).isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void nobodyIsAnsweredAsSomebodyIs() {
        String nobody = someEmail();
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            var answer = pool.askForCode(nobody);
            assertThat(answer.session()).hasSize(400);
            questions.add(answer.challengeNameAsString());
        }
        assertThat(questions).as("which question is asked for nobody is chance, as in Cognito")
            .containsExactlyInAnyOrder("EMAIL_OTP", "PASSWORD");
        assertThat(identity.mailedCodes()).noneMatch(code -> code.email().equals(nobody));

        String email = someEmail();
        pool.confirmed(email);
        String unknown = refusal(() -> pool.byPassword(nobody, PASSWORD));
        assertThat(refusal(() -> pool.byPassword(email, "wrong, wrong, wrong"))).isEqualTo(unknown);
    }

    @Test
    void anAddressNamesTheUserWhoProvedItFirst() {
        String email = someEmail();
        String first = pool.signUp(email);
        String codeOfFirst = pool.lastCode(email);
        String second = pool.signUp(email);
        pool.confirm(second, pool.lastCode(email));

        assertThatThrownBy(() -> pool.confirm(first, codeOfFirst)).isInstanceOf(AliasExistsException.class);
        assertThatThrownBy(() -> pool.confirm(second, "000000")).isInstanceOf(NotAuthorizedException.class)
            .hasMessageContaining("Current status is CONFIRMED");
        assertThat(pool.byPassword(email, PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void aShortPasswordIsRefused() {
        String username = pool.confirmed(someEmail());

        assertThatThrownBy(() -> pool.aws.adminSetUserPassword(request -> request.userPoolId(identity.poolId())
            .username(username).password("short").permanent(true))).isInstanceOf(InvalidPasswordException.class);
    }

    @Test
    void refreshTokensRotateAndAUsedOneIsRefused() throws Exception {
        String email = someEmail();
        pool.confirmed(email);
        var first = pool.byPassword(email, PASSWORD);

        var second = pool.refresh(first.refreshToken());

        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(verified(second.accessToken()).getClaim("origin_jti"))
            .isEqualTo(verified(first.accessToken()).getClaim("origin_jti"));
        later.set(Duration.ofSeconds(10));
        assertThatThrownBy(() -> pool.refresh(first.refreshToken())).isInstanceOf(RefreshTokenReuseException.class);
        assertThat(pool.refresh(second.refreshToken()).accessToken()).isNotEmpty();
    }

    @Test
    void aUsedRefreshTokenIsGoodForTenSecondsFromItsFirstUse() {
        String email = someEmail();
        pool.confirmed(email);
        String first = pool.byPassword(email, PASSWORD).refreshToken();
        String lost = pool.refresh(first).refreshToken();

        later.set(Duration.ofMillis(9_000));
        String second = pool.refresh(first).refreshToken();

        assertThat(List.of(first, lost, second)).doesNotHaveDuplicates();
        later.set(Duration.ofSeconds(10));
        assertThatThrownBy(() -> pool.refresh(first)).isInstanceOf(RefreshTokenReuseException.class);
        assertThat(pool.refresh(lost).refreshToken()).isNotEmpty();
        assertThat(pool.refresh(second).refreshToken()).isNotEmpty();
        assertThat(pool.aws.describeUserPoolClient(request -> request.userPoolId(identity.poolId())
            .clientId("customers")).userPoolClient().refreshTokenRotation().retryGracePeriodSeconds()).isEqualTo(10);
    }

    @Test
    void withoutGraceARefreshTokenIsGoodOnce() {
        try (LocalIdentity strict = LocalIdentity
            .start(IdentityOptions.defaults().withRefreshGrace(Duration.ZERO));
            UserPoolClient other = new UserPoolClient(strict)) {
            String email = someEmail();
            other.confirmed(email);
            String first = other.byPassword(email, PASSWORD).refreshToken();
            other.refresh(first);

            assertThatThrownBy(() -> other.refresh(first)).isInstanceOf(RefreshTokenReuseException.class);
        }
    }

    @Test
    void whoSignsOutCannotRefreshAndHisAccessTokenIsNoLongerTaken() {
        String email = someEmail();
        pool.confirmed(email);
        var result = pool.byPassword(email, PASSWORD);
        pool.aws.getUser(request -> request.accessToken(result.accessToken()));

        pool.aws.revokeToken(request -> request.clientId("customers").clientSecret(identity.peopleClient().secret())
            .token(result.refreshToken()));

        assertThatThrownBy(() -> pool.refresh(result.refreshToken())).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pool.aws.getUser(request -> request.accessToken(result.accessToken())))
            .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void anAdministratorMakesACookWhoseTokensNameTheGroup() throws Exception {
        String username = "cook-" + System.nanoTime();
        pool.aws.adminCreateUser(request -> request.userPoolId(identity.poolId()).username(username)
            .userAttributes(AttributeType.builder().name("email").value(someEmail()).build()));
        pool.aws.adminSetUserPassword(request -> request.userPoolId(identity.poolId()).username(username)
            .password(PASSWORD).permanent(true));
        pool.aws.adminAddUserToGroup(request -> request.userPoolId(identity.poolId()).username(username)
            .groupName("kitchen"));

        var token = pool.byPassword(username, PASSWORD).accessToken();

        assertThat(verified(token).getStringListClaim("cognito:groups")).containsExactly("kitchen");
        pool.aws.adminDeleteUser(request -> request.userPoolId(identity.poolId()).username(username));
        assertThatThrownBy(() -> pool.aws.adminGetUser(request -> request.userPoolId(identity.poolId())
            .username(username))).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pool.aws.getUser(request -> request.accessToken(token)))
            .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        String email = someEmail();
        pool.confirmed(email);
        String idToken = pool.byPassword(email, PASSWORD).idToken();

        assertThatThrownBy(() -> pool.aws.getUser(request -> request.accessToken(idToken)))
            .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void aClientThatDoesNotKnowItsSecretIsRefused() {
        assertThatThrownBy(() -> pool.aws.signUp(request -> request.clientId("customers").secretHash("AAAA")
            .username("somebody").password(PASSWORD))).isInstanceOf(NotAuthorizedException.class)
            .hasMessageContaining("SecretHash does not match");
    }

    @Test
    void administratorsCallsMustBeSigned() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(identity.uri().resolve("/"))
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUsers")
                .POST(BodyPublishers.ofString("{\"UserPoolId\":\"us-east-1_guardian\"}")).build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MissingAuthenticationTokenException");
    }

    @Test
    void aServiceGetsATokenForThoseWhomItMayCallAndForNobodyElse() throws Exception {
        HttpResponse<String> answer = token(identity.serviceClient("orders"), "catalog/invoke");
        assertThat(answer.statusCode()).isEqualTo(200);
        String token = new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body()).path("access_token")
            .asText();
        JWTClaimsSet claims = verified(token);
        assertThat(claims.getSubject()).isEqualTo("orders-service");
        assertThat(claims.getClaims()).containsEntry("client_id", "orders-service")
            .containsEntry("scope", "catalog/invoke").containsEntry("token_use", "access")
            .doesNotContainKeys("username", "cognito:groups");

        assertThat(token(identity.serviceClient("orders"), "orders/invoke").body()).contains("invalid_scope");
        assertThat(token(identity.serviceClient("catalog"), "").body()).contains("unauthorized_client");
        assertThat(token(identity.peopleClient(), "catalog/invoke").body()).contains("unauthorized_client");
        assertThat(token(new AppClient("orders-service", "guess", Set.of(), false), "").body())
            .contains("invalid_client");
        assertThat(identity.callersOf("catalog")).containsExactly("orders-service");
        assertThat(identity.callersOf("orders")).isEmpty();
    }

    @Test
    void theMailedCodesAreOnThePageButNotForPagesOfOthers() throws Exception {
        String email = someEmail();
        pool.signUp(email);

        assertThat(get(identity.uri().resolve("/"))).contains(email, pool.lastCode(email));
        assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(identity.uri().resolve("/admin/codes"))
            .header("Origin", "https://evil.example").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private JWTClaimsSet verified(String token) throws Exception {
        SignedJWT signed = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(get(URI.create(identity.issuer() + "/.well-known/jwks.json")));
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
        return signed.getJWTClaimsSet();
    }

    private HttpResponse<String> token(AppClient client, String scope) throws Exception {
        String pair = client.id() + ":" + client.secret();
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(identity.tokenEndpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(pair.getBytes()))
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope.replace("/", "%2F"))).build(),
            BodyHandlers.ofString());
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
        } catch (CognitoIdentityProviderException e) {
            return e.getClass().getSimpleName() + Map.of("message", e.awsErrorDetails().errorMessage());
        }
        throw new AssertionError("not refused");
    }
}
