package io.guardianpartner.api.identity;

import java.time.Clock;
import java.time.Duration;

/** Tokens without an issuer: the same one each time. */
public final class FixedTokens {

    private FixedTokens() {}

    public static ServiceTokens of(String token) {
        return new ServiceTokens(scope -> new TokenClient.Grant(token, Duration.ofHours(1)), Duration.ofMinutes(1),
            Clock.systemUTC());
    }
}
