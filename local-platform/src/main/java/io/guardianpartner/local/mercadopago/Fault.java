package io.guardianpartner.local.mercadopago;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A failure of a call to the API. */
public enum Fault {

    /** Nothing. */
    OK,
    /** 503 with Retry-After; nothing is done. */
    UNAVAILABLE,
    /** 429 with Retry-After; nothing is done. */
    RATE_LIMITED,
    /** 500; nothing is done. */
    SERVER_ERROR,
    /** 502 in HTML, by a proxy in front of the API; nothing is done. */
    BAD_GATEWAY,
    /** 504 in HTML, by a proxy that waited no longer: it is done. */
    GATEWAY_TIMEOUT,
    /** The connection ends without an answer; nothing is done. */
    TIMEOUT_BEFORE_COMMIT,
    /** It is done, but the connection ends without an answer. */
    TIMEOUT_AFTER_COMMIT,
    /** It is done, but the connection ends in the middle of the answer. */
    HALF_ANSWER,
    /** It is done; the answer comes late. */
    SLOW,
    /** Refunds only: delayed at the central bank. */
    IN_PROCESS;

    @JsonCreator
    static Fault of(String text) {
        return Arrays.stream(values())
            .filter(fault -> fault.text().equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("one of " + Arrays.toString(values())));
    }

    /** The name in JSON: {@code timeout-after-commit}. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return text();
    }
}
