package io.guardianpartner.test;

import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Function;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

/** Invalid tokens, each for one reason only: without it, it would be an administrator's. */
public enum BadToken {

    UNKNOWN_KEY(
        identity -> TestIdentity.sign(admin(identity).build(), TestIdentity.UNKNOWN)), KNOWN_KEY_ID_WITH_ANOTHER_KEY(
            identity -> TestIdentity.sign(admin(identity).build(),
                new RSAKey.Builder(TestIdentity.UNKNOWN).keyID(identity.key().getKeyID())
                    .build())), NO_KEY_ID_AND_ANOTHER_KEY(
                        identity -> TestIdentity.sign(admin(identity).build(),
                            new RSAKey.Builder(TestIdentity.UNKNOWN).keyID(null).build())), KEY_BROUGHT_ALONG(
                                identity -> signed(identity, new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .jwk(TestIdentity.UNKNOWN.toPublicJWK()).keyID("unknown").build(),
                                    TestIdentity.UNKNOWN)), WRONG_ISSUER(
                                        identity -> identity.sign(admin(identity).issuer(identity.issuer()
                                            + "2").build())), NO_ISSUER(identity -> identity.sign(admin(identity)
                                                .issuer(null)
                                                .build())), NO_ALGORITHM(
                                                    identity -> new PlainJWT(admin(identity).build())
                                                        .serialize()), HMAC_WITH_THE_PUBLIC_KEY(
                                                            BadToken::hmac), ANOTHER_RSA_ALGORITHM(identity -> signed(
                                                                identity,
                                                                new JWSHeader.Builder(JWSAlgorithm.RS512)
                                                                    .keyID(identity.key().getKeyID()).build(),
                                                                identity.key())), ID_TOKEN(
                                                                    identity -> identity.sign(admin(identity)
                                                                        .claim("token_use", "id")
                                                                        .audience(TestIdentity.PEOPLE_CLIENT)
                                                                        .build())), NO_USE(
                                                                            identity -> identity.sign(admin(identity)
                                                                                .claim("token_use", null)
                                                                                .build())), EXPIRED(
                                                                                    identity -> identity
                                                                                        .sign(admin(identity)
                                                                                            .expirationTime(Date
                                                                                                .from(Instant
                                                                                                    .now()
                                                                                                    .minusSeconds(90)))
                                                                                            .build())), NEVER_EXPIRING(
                                                                                                identity -> identity
                                                                                                    .sign(admin(
                                                                                                        identity)
                                                                                                        .expirationTime(
                                                                                                            null)
                                                                                                        .build())), NOT_YET_VALID(
                                                                                                            identity -> identity
                                                                                                                .sign(
                                                                                                                    admin(
                                                                                                                        identity)
                                                                                                                        .notBeforeTime(
                                                                                                                            Date.from(
                                                                                                                                Instant
                                                                                                                                    .now()
                                                                                                                                    .plusSeconds(
                                                                                                                                        90)))
                                                                                                                        .build())), ISSUED_IN_THE_FUTURE(
                                                                                                                            identity -> identity
                                                                                                                                .sign(
                                                                                                                                    admin(
                                                                                                                                        identity)
                                                                                                                                        .issueTime(
                                                                                                                                            Date.from(
                                                                                                                                                Instant
                                                                                                                                                    .now()
                                                                                                                                                    .plusSeconds(
                                                                                                                                                        90)))
                                                                                                                                        .build())), OF_ANOTHER_CLIENT(
                                                                                                                                            identity -> identity
                                                                                                                                                .sign(
                                                                                                                                                    admin(
                                                                                                                                                        identity)
                                                                                                                                                        .claim(
                                                                                                                                                            "client_id",
                                                                                                                                                            "somebody-else")
                                                                                                                                                        .build())), OF_NO_CLIENT(
                                                                                                                                                            identity -> identity
                                                                                                                                                                .sign(
                                                                                                                                                                    admin(
                                                                                                                                                                        identity)
                                                                                                                                                                        .claim(
                                                                                                                                                                            "client_id",
                                                                                                                                                                            null)
                                                                                                                                                                        .build())), OF_CLIENTS(
                                                                                                                                                                            identity -> identity
                                                                                                                                                                                .sign(
                                                                                                                                                                                    admin(
                                                                                                                                                                                        identity)
                                                                                                                                                                                        .claim(
                                                                                                                                                                                            "client_id",
                                                                                                                                                                                            List.of(
                                                                                                                                                                                                TestIdentity.PEOPLE_CLIENT))
                                                                                                                                                                                        .build())), OF_NOBODY(
                                                                                                                                                                                            identity -> identity
                                                                                                                                                                                                .sign(
                                                                                                                                                                                                    admin(
                                                                                                                                                                                                        identity)
                                                                                                                                                                                                        .subject(
                                                                                                                                                                                                            null)
                                                                                                                                                                                                        .build())), CHANGED_AFTERWARDS(
                                                                                                                                                                                                            BadToken::changed), WITHOUT_SIGNATURE(
                                                                                                                                                                                                                identity -> good(
                                                                                                                                                                                                                    identity)
                                                                                                                                                                                                                    .replaceFirst(
                                                                                                                                                                                                                        "\\.[^.]+$",
                                                                                                                                                                                                                        ".")), GARBAGE(
                                                                                                                                                                                                                            identity -> "garbage"), THREE_DOTS(
                                                                                                                                                                                                                                identity -> "a.b.c"), NESTED_DEEPLY(
                                                                                                                                                                                                                                    identity -> encoded(
                                                                                                                                                                                                                                        "{\"alg\":\"RS256\",\"a\":"
                                                                                                                                                                                                                                            + "["
                                                                                                                                                                                                                                                .repeat(
                                                                                                                                                                                                                                                    2000))
                                                                                                                                                                                                                                        + ".e30.AA"), HUGE(
                                                                                                                                                                                                                                            identity -> identity
                                                                                                                                                                                                                                                .sign(
                                                                                                                                                                                                                                                    admin(
                                                                                                                                                                                                                                                        identity)
                                                                                                                                                                                                                                                        .claim(
                                                                                                                                                                                                                                                            "more",
                                                                                                                                                                                                                                                            "m".repeat(
                                                                                                                                                                                                                                                                5000))
                                                                                                                                                                                                                                                        .build()));

    private final Function<TestIdentity, String> text;

    BadToken(Function<TestIdentity, String> text) {
        this.text = text;
    }

    /** The text that follows {@code Bearer}. */
    public String text(TestIdentity identity) {
        return text.apply(identity);
    }

    private static String good(TestIdentity identity) {
        return identity.sign(admin(identity).build());
    }

    private static JWTClaimsSet.Builder admin(TestIdentity identity) {
        return identity.person("eve", "admin");
    }

    private static String changed(TestIdentity identity) {
        String[] parts = identity.ofPerson("eve").split("\\.");
        return parts[0] + "." + encoded(admin(identity).build().toString()) + "." + parts[2];
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }

    private static String signed(TestIdentity identity, JWSHeader header, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, admin(identity).build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(TestIdentity identity) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(identity.key().getKeyID()).build(), admin(identity).build());
            token.sign(new MACSigner(identity.key().toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
