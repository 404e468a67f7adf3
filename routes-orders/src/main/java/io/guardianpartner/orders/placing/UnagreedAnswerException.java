package io.guardianpartner.orders.placing;

/** A callee, or something in front of it, has answered what the two services never agreed on. */
class UnagreedAnswerException extends IllegalStateException {

    /** @param message goes into the log: nothing of the answer's text */
    UnagreedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
