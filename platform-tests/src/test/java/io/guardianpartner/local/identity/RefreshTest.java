package io.guardianpartner.local.identity;

import static io.guardianpartner.local.identity.UserPoolClient.PASSWORD;
import static io.guardianpartner.local.identity.UserPoolClient.someEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

/** Refresh tokens rotate, and end with the sign-in. */
class RefreshTest extends UserPoolFixture {

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
    void anIdTokenIsNoAccessToken() {
        String email = someEmail();
        pool.confirmed(email);
        String idToken = pool.byPassword(email, PASSWORD).idToken();

        assertThatThrownBy(() -> pool.aws.getUser(request -> request.accessToken(idToken)))
            .isInstanceOf(NotAuthorizedException.class);
    }
}
