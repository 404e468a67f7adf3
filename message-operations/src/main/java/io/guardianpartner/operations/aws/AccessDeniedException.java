package io.guardianpartner.operations.aws;

import io.guardianpartner.operations.OperationException;

/** AWS knows the caller and denies the call; the message names the missing permission. */
public class AccessDeniedException extends OperationException {

    AccessDeniedException(String message, Throwable cause) {
        super(message, cause);
    }
}
