package io.guardianpartner.operations;

/** An operation cannot be done as requested; the message is one line for people and says what they can do. */
public class OperationException extends RuntimeException {

    public OperationException(String message) {
        super(message);
    }

    public OperationException(String message, Throwable cause) {
        super(message, cause);
    }
}
