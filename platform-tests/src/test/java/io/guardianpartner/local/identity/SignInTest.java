package io.guardianpartner.local.identity;

import static io.guardianpartner.local.identity.UserPoolClient.PASSWORD;
import static io.guardianpartner.local.identity.UserPoolClient.someEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** People sign up and in. */
class SignInTest extends UserPoolFixture {

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

    private static String refusal(Runnable call) {
        try {
            call.run();
        } catch (CognitoIdentityProviderException e) {
            return e.getClass().getSimpleName() + Map.of("message", e.awsErrorDetails().errorMessage());
        }
        throw new AssertionError("not refused");
    }
}
