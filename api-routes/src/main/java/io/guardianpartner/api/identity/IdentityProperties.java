package io.guardianpartner.api.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of the verification of access tokens.
 *
 * @param issuer exactly what the claim {@code iss} says; a service that has operations for known callers
 *     does not start without it
 * @param jwksUri where the issuer's keys are; absent: {@code <issuer>/.well-known/jwks.json}
 * @param peopleClients {@code client_id}s whose tokens are people's
 * @param serviceClients {@code client_id}s whose tokens are other services'
 * @param clockSkew maximum difference between the issuer's clock and ours
 * @param keysKept age at which keys are fetched again
 * @param keysKeptInOutage maximum age while they cannot be fetched
 * @param refetchInterval keys are fetched at most twice within it, whatever tokens come
 * @param keysTimeout for the connection, and again for the answer, when keys are fetched
 */
@ConfigurationProperties("guardian.identity")
record IdentityProperties(
    String issuer,
    URI jwksUri,
    @DefaultValue Set<String> peopleClients,
    @DefaultValue Set<String> serviceClients,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue("15m") Duration keysKept,
    @DefaultValue("24h") Duration keysKeptInOutage,
    @DefaultValue("10s") Duration refetchInterval,
    @DefaultValue("2s") Duration keysTimeout) {

    private static final String KEYS = "/.well-known/jwks.json";

    IdentityProperties {
        if (peopleClients.stream().anyMatch(serviceClients::contains)) {
            throw new IllegalArgumentException("guardian.identity: a client is people's or a service's, not both");
        }
        if (refetchInterval.compareTo(keysKept) >= 0) {
            throw new IllegalArgumentException("guardian.identity.refetch-interval: shorter than keys-kept");
        }
    }

    boolean hasIssuer() {
        return issuer != null && !issuer.isBlank();
    }

    URI keys() {
        return jwksUri == null ? URI.create(issuer + KEYS) : jwksUri;
    }
}
