package io.guardianpartner.routing.failure;

import java.util.Locale;

import org.apache.camel.Exchange;

/** How the handling of one received message ended; the {@code outcome} tag of {@code guardian.messages}. */
public enum Outcome {

    /** The handler ended well. */
    HANDLED,
    /** Not JSON, no envelope, a payload that breaks its schema. */
    INVALID,
    /** Attributes that disagree with the body, or a known id with another body. */
    FORGED,
    /** For another service. */
    MISROUTED,
    /** For all, of a type that this service does not handle. */
    IGNORED,
    /** For this service, of a type that it does not handle. */
    UNKNOWN_TYPE,
    /** Handled before. */
    DUPLICATE,
    /** Too late or out of order for the state that it meets. */
    STALE,
    /** Failed for now, visible again after a while. */
    RETRIED,
    /** Failed on its last permitted receive. */
    RETRIES_EXHAUSTED,
    /** The handler says never. */
    REJECTED;

    /** The exchange property that holds it; absent means handled. */
    public static final String PROPERTY = "guardianOutcome";

    private final String tag = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it is written in metrics and in the attribute {@code failure}. */
    public String tag() {
        return tag;
    }

    public static Outcome of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, HANDLED, Outcome.class);
    }
}
