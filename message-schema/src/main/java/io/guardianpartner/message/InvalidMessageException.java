package io.guardianpartner.message;

import io.guardianpartner.message.text.Text;

/**
 * A message that breaks the contract, so that no retry will help. The detail names the member by JSON Pointer (RFC 6901,
 * from the envelope down) and never repeats its value.
 */
public class InvalidMessageException extends RuntimeException {

    private static final int DETAIL_LIMIT = 500;

    private final String detail;

    public InvalidMessageException(String detail) {
        this(detail, null);
    }

    public InvalidMessageException(String detail, Throwable cause) {
        // Names of members come from outside: they shall break no log line.
        super(Text.cut(Failure.printable(detail), DETAIL_LIMIT), cause);
        this.detail = getMessage();
    }

    /** What is wrong, in one printable line of at most 500 characters. */
    public String detail() {
        return detail;
    }
}
