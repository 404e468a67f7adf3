package io.guardianpartner.local.supervisor;

/** The platform cannot do what was asked; the message is one for people and says what they can do. */
public class PlatformException extends RuntimeException {

    public PlatformException(String message) {
        super(message);
    }

    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
