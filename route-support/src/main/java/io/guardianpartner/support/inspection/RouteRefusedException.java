package io.guardianpartner.support.inspection;

/** A command is not carried out; its message tells the operator why. */
public final class RouteRefusedException extends RuntimeException {

    private final Kind kind;

    /** Kinds of refusals. */
    public enum Kind {
        /** There is no such route. */
        UNKNOWN,
        /** The route, or its state, does not allow it. */
        CONFLICT,
        /** The route is as it was: what is in flight did not end in time. */
        BUSY
    }

    RouteRefusedException(Kind kind, String why) {
        super(why);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
