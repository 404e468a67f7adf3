package io.guardianpartner.load.target;

/** The load cannot be run; the message says why in a sentence, and what to do. */
public class LoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LoadException(String message) {
        super(message);
    }
}
