package io.guardianpartner.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A user pool whose clock can be set, and a client of it, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UserPoolFixture {

    final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    LocalIdentity identity;
    UserPoolClient pool;

    @BeforeAll
    void start() {
        identity = LocalIdentity
            .start(IdentityOptions.defaults().withServices(List.of("orders", "payments", "catalog"))
                .withClock(((InstantSource) () -> Instant.now().plus(later.get())).withZone(ZoneOffset.UTC)));
        pool = new UserPoolClient(identity);
    }

    @AfterEach
    void setTheClockRight() {
        later.set(Duration.ZERO);
    }

    @AfterAll
    void stop() {
        pool.close();
        identity.close();
    }

    JWTClaimsSet verified(String token) throws Exception {
        SignedJWT signed = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(get(URI.create(identity.issuer() + "/.well-known/jwks.json")));
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
        return signed.getJWTClaimsSet();
    }

    static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
