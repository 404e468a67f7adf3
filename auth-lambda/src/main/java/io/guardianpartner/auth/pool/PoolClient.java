package io.guardianpartner.auth.pool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Our app client in the user pool.
 *
 * @param poolId of the user pool
 * @param id of the client
 * @param secret of the client
 */
public record PoolClient(String poolId, String id, String secret) {

    private static final String ALGORITHM = "HmacSHA256";

    /** Proves to Cognito that we know the secret: Base64 of HMAC-SHA-256 over user name and client id. */
    String secretHash(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal((username + id).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "PoolClient[" + id + "]";
    }
}
