package io.guardianpartner.local.mercadopago;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Orders, numbers and times in which webhooks arrive. */
public enum WebhookMode {

    /** One for each change, again until it is answered with 200 or 201. */
    ON,
    /** None: lost on the way. */
    OFF,
    /** Each twice. */
    DUPLICATE,
    /** Each is delayed until the next one was sent, for at most two seconds. */
    REORDERED,
    /** A forged one before each. */
    FORGED,
    /** Each some time after its change. */
    LATE;

    @JsonCreator
    static WebhookMode of(String text) {
        return Arrays.stream(values())
            .filter(mode -> mode.text().equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("one of " + Arrays.toString(values())));
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }
}
