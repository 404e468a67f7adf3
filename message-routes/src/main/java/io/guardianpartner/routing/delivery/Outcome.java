package io.guardianpartner.routing.delivery;

import java.util.Locale;

/** The end of the handling of one received message; the {@code outcome} tag of {@code guardian.messages}. */
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

    private final String tag = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether the message was not handled although it should have been. */
    public boolean isFailure() {
        return switch (this) {
            case HANDLED, MISROUTED, IGNORED, DUPLICATE, STALE -> false;
            case INVALID, FORGED, UNKNOWN_TYPE, RETRIED, RETRIES_EXHAUSTED, REJECTED -> true;
        };
    }

    /** As it is written in metrics and in the attribute {@code failure}. */
    public String tag() {
        return tag;
    }
}
