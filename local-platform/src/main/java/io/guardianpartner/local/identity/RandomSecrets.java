package io.guardianpartner.local.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random secrets and hashes. */
final class RandomSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    private RandomSecrets() {}

    /** The Base64url form of a number of random bytes. */
    static String token(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Six digits for sign-up, eight for sign-in, as Cognito mails them. */
    static String signUpCode() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
    }

    static String signInCode() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(CODES * 100));
    }

    static boolean toss() {
        return RANDOM.nextBoolean();
    }

    static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
