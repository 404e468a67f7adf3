package io.guardianpartner.local.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * An application that the pool knows; each has a secret.
 *
 * @param scopes what a machine's token may say; empty for the clients of people
 * @param people whether people sign in through it; a machine signs in as itself
 */
public record AppClient(String id, String secret, Set<String> scopes, boolean people) {

    public AppClient {
        scopes = Set.copyOf(scopes);
    }

    boolean hasSecret(String presented) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8),
            presented.getBytes(StandardCharsets.UTF_8));
    }

    /** The SECRET_HASH: HMAC-SHA-256 over the user name and the client's id, keyed with the secret. */
    public String secretHash(String username) {
        return RandomSecrets.hmac(secret, username + id);
    }

    @Override
    public String toString() {
        return "AppClient[id=" + id + ", scopes=" + scopes + "]";
    }
}
