package io.guardianpartner.orders.placement;

/** An answer that the two services never agreed on, from the other one or from something in front of it. */
class UnexpectedAnswerException extends IllegalStateException {

    /** @param message goes into the log: nothing of the answer's text */
    UnexpectedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
