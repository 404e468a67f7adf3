package io.guardianpartner.operations.aws;

import io.guardianpartner.operations.OperationException;

/** A queue, a topic or a subscription does not exist. */
public class MissingException extends OperationException {

    MissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
