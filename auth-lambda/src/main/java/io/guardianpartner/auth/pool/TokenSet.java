package io.guardianpartner.auth.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.auth.aws.AwsAnswer;

/** The tokens of a user who has signed in. */
public record TokenSet(String access, String id, String refresh, int expiresInSeconds) {

    /** Another question than the one that we answer signs nobody in. */
    static Optional<TokenSet> of(AwsAnswer answer) {
        AwsAnswer result = answer.member("AuthenticationResult");
        return result.text("AccessToken").map(access -> new TokenSet(access, result.text("IdToken").orElse(null),
            result.text("RefreshToken").orElse(null), Integer.parseInt(result.text("ExpiresIn").orElse("0"))));
    }

    /** With the names of OAuth 2.0 in camel case. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("accessToken", access);
        body.put("idToken", id);
        body.put("refreshToken", refresh);
        body.put("expiresIn", expiresInSeconds);
        body.put("tokenType", "Bearer");
        return body;
    }

    @Override
    public String toString() {
        return "TokenSet";
    }
}
