package io.guardianpartner.local.supervisor;

import io.guardianpartner.operations.OperationException;

/** The platform of this machine cannot do what was asked; the message is one for people and says what they can do. */
public class PlatformException extends OperationException {

    public PlatformException(String message) {
        super(message);
    }

    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
