package io.guardianpartner.api.identity;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Credentials with which this service calls others; a service that calls none leaves them out.
 *
 * @param tokenEndpoint where client credentials are exchanged for an access token
 * @param clientId this service's client
 * @param clientSecret its secret
 * @param renewBefore a token is renewed when it has no more than this left
 * @param connectTimeout for a connection to the token endpoint
 * @param timeout for its answer
 */
@ConfigurationProperties("guardian.identity")
record ClientProperties(
    URI tokenEndpoint,
    String clientId,
    String clientSecret,
    @DefaultValue("60s") Duration renewBefore,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration timeout) {

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "ClientProperties of " + clientId;
    }
}
