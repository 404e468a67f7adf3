package io.guardianpartner.migration;

import java.security.SecureRandom;
import java.util.Base64;

/** A username and its password, of which only the name is ever printed. */
record Credentials(String username, String password) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new password of 256 random bits. */
    static Credentials generate(String username) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Credentials(username, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return username;
    }
}
