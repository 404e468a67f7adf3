package io.guardianpartner.local.mercadopago;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How webhooks come. */
public enum WebhookMode {

    /** One for each change, again until it is answered with 200 or 201. */
    ON,
    /** None: lost on the way. */
    OFF,
    /** Each twice. */
    DUPLICATE,
    /** Each is held back until the next one was sent, at most two seconds. */
    REORDERED,
    /** Before each, one that somebody else signed. */
    FORGED;

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
