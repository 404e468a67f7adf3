package io.guardianpartner.payments.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mercado Pago's signature of a notification: {@code x-signature: ts=…,v1=…}, where v1 is the HMAC-SHA256, in hex, of
 * {@code id:<data.id of the query>;request-id:<x-request-id>;ts:<ts>;}. A piece that the request lacks is left out.
 *
 * <p>The id is signed as it stands or in lower case, and {@code ts} is in seconds or in milliseconds, depending on who
 * sends; all of it is taken. Digests are compared in constant time.
 */
final class WebhookSignature {

    private static final Pattern TIMESTAMP = Pattern.compile("(?:^|,)\\s*ts=(\\d{1,15})\\s*(?=,|$)");
    private static final Pattern DIGEST = Pattern.compile("(?:^|,)\\s*v1=([0-9a-fA-F]{64})\\s*(?=,|$)");

    /** Larger than any time in seconds that will matter, smaller than any in milliseconds that has. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private final List<SecretKeySpec> keys;
    private final Duration tolerance;
    private final Clock clock;

    WebhookSignature(List<String> secrets, Duration tolerance, Clock clock) {
        keys = secrets.stream().map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
            .toList();
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * @param header x-signature, may be null
     * @param requestId x-request-id, may be null
     * @param dataId data.id of the query, may be null
     * @return why the notification is not believed; empty if it is
     */
    Optional<Flaw> flaw(String header, String requestId, String dataId) {
        if (header == null || header.isBlank()) {
            return Optional.of(Flaw.MISSING);
        }
        Matcher timestamp = TIMESTAMP.matcher(header);
        Matcher digest = DIGEST.matcher(header);
        if (!timestamp.find() || !digest.find()) {
            return Optional.of(Flaw.MALFORMED);
        }
        String time = timestamp.group(1);
        byte[] claimed = HexFormat.of().parseHex(digest.group(1));
        if (manifests(dataId, requestId, time).noneMatch(manifest -> isSigned(manifest, claimed))) {
            return Optional.of(Flaw.FORGED);
        }
        return isInTime(time) ? Optional.empty() : Optional.of(Flaw.TOO_OLD);
    }

    /**
     * The time and the digest of a signature, written as all others are: spaces, capital letters, and what else stands in the header are
     * not signed, and would make something new of a replay.
     *
     * @param header x-signature, which has no flaw
     */
    static String plain(String header) {
        return "ts=" + piece(TIMESTAMP, header) + ",v1=" + piece(DIGEST, header).toLowerCase(Locale.ROOT);
    }

    /** The reason why a notification is not believed. */
    enum Flaw {
        MISSING, MALFORMED, FORGED, TOO_OLD
    }

    private static String piece(Pattern pattern, String header) {
        Matcher piece = pattern.matcher(header);
        if (!piece.find()) {
            throw new IllegalArgumentException("malformed signature");
        }
        return piece.group(1);
    }

    private static Stream<String> manifests(String dataId, String requestId, String time) {
        if (dataId == null) {
            return Stream.of(manifest(null, requestId, time));
        }
        return Stream.of(dataId, dataId.toLowerCase(Locale.ROOT)).distinct().map(id -> manifest(id, requestId, time));
    }

    private static String manifest(String dataId, String requestId, String time) {
        return (dataId == null ? "" : "id:" + dataId + ";")
            + (requestId == null ? "" : "request-id:" + requestId + ";")
            + "ts:" + time + ";";
    }

    /** Every key is tried, whichever fits. */
    private boolean isSigned(String manifest, byte[] claimed) {
        boolean isSigned = false;
        for (SecretKeySpec key : keys) {
            isSigned |= MessageDigest.isEqual(hmac(key, manifest), claimed);
        }
        return isSigned;
    }

    private boolean isInTime(String time) {
        long number = Long.parseLong(time);
        try {
            Instant signed = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            return Duration.between(signed, clock.instant()).abs().compareTo(tolerance) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static byte[] hmac(SecretKeySpec key, String manifest) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(manifest.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
