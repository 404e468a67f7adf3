package io.guardianpartner.api.identity;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Tokens without an issuer: the same one each time, or none. */
public final class FixedTokens {

    private FixedTokens() {}

    public static ServiceTokens of(String token) {
        return tokens(scope -> new TokenClient.Grant(token, Duration.ofHours(1)));
    }

    /** An identity provider that does not answer. */
    public static ServiceTokens none() {
        return tokens(scope -> {
            throw new IOException("away");
        });
    }

    private static ServiceTokens tokens(TokenClient client) {
        return new ServiceTokens(client, Duration.ofMinutes(1), Clock.systemUTC());
    }
}
