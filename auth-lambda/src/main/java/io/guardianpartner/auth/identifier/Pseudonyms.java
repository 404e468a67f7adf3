package io.guardianpartner.auth.identifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for what must not stand anywhere in clear: HMAC-SHA-256 with the pepper as key. There are only some 10⁹ CPFs, so
 * without the pepper all of them could be tried; it lives apart from the table. Safe for many threads.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_PEPPER = 32;

    private final SecretKeySpec pepper;

    /** @throws IllegalArgumentException if the pepper has less than 32 characters */
    public Pseudonyms(String pepper) {
        if (pepper.length() < SHORTEST_PEPPER) {
            throw new IllegalArgumentException("The pepper needs " + SHORTEST_PEPPER + " characters or more.");
        }
        this.pepper = new SecretKeySpec(pepper.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String of(Cpf cpf) {
        return of("cpf", cpf.digits());
    }

    public String of(Email email) {
        return of("email", email.address());
    }

    /** @param kind keeps the same text in another role apart */
    public String of(String kind, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(kind, text));
    }

    /** A key for another purpose than naming. */
    public byte[] key(String purpose) {
        return bytes("key", purpose);
    }

    private byte[] bytes(String kind, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal((kind + '\0' + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
