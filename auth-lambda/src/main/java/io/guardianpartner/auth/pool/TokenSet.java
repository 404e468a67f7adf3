package io.guardianpartner.auth.pool;

import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** What somebody gets who has signed in. */
public record TokenSet(String access, String id, String refresh, int expiresInSeconds) {

    static TokenSet of(AuthenticationResultType result) {
        return new TokenSet(result.accessToken(), result.idToken(), result.refreshToken(), result.expiresIn());
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
