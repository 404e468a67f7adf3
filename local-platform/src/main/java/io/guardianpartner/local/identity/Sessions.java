package io.guardianpartner.local.identity;

import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import io.guardianpartner.local.http.AwsJsonFault;

/** Tokens of people who have signed in: issued at sign-in, refreshed, revoked. */
final class Sessions {

    private final UserPool pool;
    private final Tokens tokens;
    private final RefreshTokens refreshTokens;

    Sessions(UserPool pool, Tokens tokens, RefreshTokens refreshTokens) {
        this.pool = pool;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
    }

    Map<String, Object> begin(User user, AppClient client) {
        return result(refreshTokens.begin(user, client));
    }

    Map<String, Object> refresh(String token, AppClient client) {
        return result(refreshTokens.redeem(token, client));
    }

    void revoke(String token, AppClient client) {
        refreshTokens.revoke(token, client);
    }

    void revokeAll(User user) {
        refreshTokens.revokeAll(user);
    }

    /**
     * Finds the user of an access token.
     *
     * @throws AwsJsonFault if it is none of this pool, over, or revoked
     */
    User userOf(String accessToken) {
        JWTClaimsSet claims = tokens.read(accessToken)
            .orElseThrow(() -> CognitoErrors.notAuthorized("Invalid Access Token"));
        try {
            if (refreshTokens.isRevoked(claims.getStringClaim("origin_jti"))) {
                throw CognitoErrors.notAuthorized("Access Token has been revoked");
            }
            return pool.require(claims.getStringClaim("username"));
        } catch (ParseException e) {
            throw CognitoErrors.notAuthorized("Invalid Access Token");
        }
    }

    private Map<String, Object> result(RefreshTokens.Session session) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("AccessToken", tokens.access(session.user(), session.client(), session.signedIn(), session.id()));
        result.put("IdToken", tokens.id(session.user(), session.client(), session.signedIn(), session.id()));
        result.put("RefreshToken", refreshTokens.issue(session));
        result.put("ExpiresIn", tokens.validity().toSeconds());
        result.put("TokenType", "Bearer");
        return Map.of("AuthenticationResult", result, "ChallengeParameters", Map.of());
    }
}
