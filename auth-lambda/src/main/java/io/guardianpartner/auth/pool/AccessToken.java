package io.guardianpartner.auth.pool;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;

/** The claims of an access token, unverified: only to be asked about one that Cognito has taken. */
public final class AccessToken {

    private AccessToken() {}

    /** Whether it was issued to this client: Cognito takes those of every client of the pool. */
    public static boolean isFor(String token, PoolClient client) {
        try {
            String[] parts = token.split("\\.", -1);
            Map<String, Object> claims = JSON.std.mapFrom(Base64.getUrlDecoder().decode(parts[1]));
            return client.id().equals(claims.get("client_id")) && "access".equals(claims.get("token_use"));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }
}
