package io.guardianpartner.auth.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The distribution that has pages and API at one origin (Terraform's module {@code pages}). To the gateway all who come through it
 * have the distribution's addresses; it names theirs in a header, beside a key that nobody else has. The key is made of the
 * client's secret by Terraform as it is here, so that no further secret has to be kept.
 */
public final class FrontDoor {

    private static final String KEY = "guardian-front-door";
    private static final String ADDRESS = "guardian-viewer-address";

    private final byte[] key;

    public FrontDoor(String clientSecret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(("guardian front door " + clientSecret).getBytes(StandardCharsets.UTF_8));
            key = HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The request with the address of who asked the distribution; as it is, if it came by another way. */
    public HttpRequest seenThrough(HttpRequest request) {
        return request.header(KEY).filter(this::isOurs).isPresent()
            ? request.header(ADDRESS).map(request::from).orElse(request)
            : request;
    }

    private boolean isOurs(String given) {
        return MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
    }
}
