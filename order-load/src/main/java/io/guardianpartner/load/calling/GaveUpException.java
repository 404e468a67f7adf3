package io.guardianpartner.load.calling;

/** Thrown when no answer came within the caller's patience, or only "later". */
public final class GaveUpException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean maybeDone;

    GaveUpException(String kind, boolean maybeDone) {
        super(kind);
        this.maybeDone = maybeDone;
    }

    /** Whether one of the tries may have been obeyed, although no answer said so. */
    public boolean isMaybeDone() {
        return maybeDone;
    }
}
