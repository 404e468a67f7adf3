package io.guardianpartner.operations.aws;

import io.guardianpartner.operations.OperationException;

/** AWS knows the caller and does not let it; the message names the permission that is wanting. */
public class AccessDeniedException extends OperationException {

    AccessDeniedException(String message, Throwable cause) {
        super(message, cause);
    }
}
