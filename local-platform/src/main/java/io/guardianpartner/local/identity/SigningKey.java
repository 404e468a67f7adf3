package io.guardianpartner.local.identity;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * The one key of all pools of this process, new at every start: signs RS256 (RFC 7518) and shows its public half (RFC 7517). It is made
 * in the background, since it takes up to two seconds of a processor's time; who needs it first waits for it. Which pool a token is of,
 * its issuer says.
 */
final class SigningKey {

    private static final int BITS = 2048;

    static final SigningKey OF_THIS_PROCESS = new SigningKey();

    private final CompletableFuture<RSAKey> made = CompletableFuture.supplyAsync(SigningKey::make);

    private SigningKey() {}

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key().getKeyID()).build(),
                claims);
            token.sign(new RSASSASigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    /** Whether this key has signed it. */
    boolean hasSigned(SignedJWT token) {
        try {
            return token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                && token.verify(new RSASSAVerifier(key().toRSAPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    Map<String, Object> publicKeys() {
        return new JWKSet(key().toPublicJWK()).toJSONObject();
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(BITS).keyID(UUID.randomUUID().toString()).keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java makes RSA keys", e);
        }
    }

    private RSAKey key() {
        return made.join();
    }
}
