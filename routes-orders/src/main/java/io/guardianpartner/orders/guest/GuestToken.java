package io.guardianpartner.orders.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.orders.idempotency.Sha256;

/**
 * The secret by which a guest reads their order: the order's id, by which it is found, and 256 bits that nobody else has.
 * <p>
 * The bits are an HMAC of the guest's Idempotency-Key under a secret that is kept with the hash of that key for as long
 * as the key is. So the same key gives the same token again, neither the key's record nor the order (which keeps the
 * token's SHA-256) is enough to make it, and once the record has expired nobody can make it any more.
 */
public record GuestToken(UUID orderId, String text) {

    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "GuestToken of order " + orderId;
    }

    /** What is to be kept with the key. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return encoder().encodeToString(secret);
    }

    /** The token of this order for who has this key. */
    public static GuestToken derive(UUID orderId, String secret, String idempotencyKey) {
        byte[] bits = Sha256.hmac(Base64.getUrlDecoder().decode(secret), idempotencyKey);
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + bits.length).putLong(orderId.getMostSignificantBits())
            .putLong(orderId.getLeastSignificantBits()).put(bits);
        return new GuestToken(orderId, encoder().encodeToString(bytes.array()));
    }

    /** Reads what somebody presents; empty if it cannot be a token. */
    public static Optional<GuestToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != ID_BYTES + SECRET_BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new GuestToken(new UUID(buffer.getLong(), buffer.getLong()), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the order keeps. */
    public String hash() {
        return Sha256.of(text);
    }

    /** Whether this is the token that the order was given; takes the same time either way. */
    public boolean matches(String hash) {
        return hash != null && MessageDigest.isEqual(hash().getBytes(StandardCharsets.US_ASCII),
            hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static Base64.Encoder encoder() {
        return Base64.getUrlEncoder().withoutPadding();
    }
}
