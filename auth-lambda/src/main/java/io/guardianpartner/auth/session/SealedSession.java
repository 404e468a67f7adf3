package io.guardianpartner.auth.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.pool.SignIns;

/**
 * The state that a client keeps between asking for a code and presenting it: Cognito's question and for whom it was asked,
 * sealed with AES-256-GCM. So it tells nothing, not even by its length, about whether there was somebody to mail a code to, and
 * nobody can present a code for another name than the one that it was asked for.
 */
final class SealedSession {

    /**
     * The content before it is sealed.
     *
     * @param of pseudonym of the identifier that was given
     */
    record Content(String of, SignIns.Question question) {}

    /** As long as that of the app client in Cognito: a mail may take its time. */
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** Cognito's session has at most 2048 characters, a name 254, a pseudonym 43. */
    private static final int LENGTH = 2560;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Clock clock;

    SealedSession(Pseudonyms pseudonyms, Clock clock) {
        this.key = new SecretKeySpec(pseudonyms.key("session"), "AES");
        this.clock = clock;
    }

    String seal(Content content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain(content));
            byte[] all = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    /** What is in it; nothing, if it was not sealed here or is over. */
    Optional<Content> open(String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            if (all.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
            boolean over = in.readLong() <= clock.millis();
            Content content = new Content(in.readUTF(), new SignIns.Question(in.readUTF(), in.readUTF()));
            return over ? Optional.empty() : Optional.of(content);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] plain(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(LENGTH);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(clock.millis() + VALIDITY.toMillis());
            out.writeUTF(content.of());
            out.writeUTF(content.question().session());
            out.writeUTF(content.question().username());
            out.write(new byte[Math.max(0, LENGTH - out.size())]);
        } catch (IOException e) {
            throw new IllegalStateException("It cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
