package io.guardianpartner.api.identity;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

/**
 * The issuer's public keys (RFC 7517): fetched once, kept, fetched again when they age or when a token names a key that
 * is not among them; that at most twice within an interval, whatever tokens come.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, Closeable {

    private static final int LARGEST = 64 * 1024;

    private final JWKSource<SecurityContext> source;
    private volatile boolean known;

    IssuerKeys(IdentityProperties properties) {
        int timeout = Math.toIntExact(properties.keysTimeout().toMillis());
        DefaultResourceRetriever http = new DefaultResourceRetriever(timeout, timeout, LARGEST);
        try {
            source = JWKSourceBuilder.create(properties.keys().toURL(), url -> {
                var keys = http.retrieveResource(url);
                known = true;
                return keys;
            }).cache(properties.keysKept().toMillis(), 2L * timeout)
                .refreshAheadCache(false)
                .rateLimited(properties.refetchInterval().toMillis())
                .outageTolerant(properties.keysKeptInOutage().toMillis())
                .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("guardian.identity.jwks-uri: " + e.getMessage(), e);
        }
    }

    /** @throws KeySourceException if no keys could be fetched yet: nothing can be said about any token */
    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) throws KeySourceException {
        try {
            return source.get(wanted, context);
        } catch (RateLimitReachedException e) {
            if (known) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (source instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
