package io.guardianpartner.auth.aws;

import java.util.Set;

/** A call that AWS has refused, or that did not get through. Says of which kind that is, and nothing of what was sent. */
public final class AwsException extends RuntimeException {

    private static final Set<String> TOO_MUCH = Set.of("ProvisionedThroughputExceededException", "RequestLimitExceeded",
        "ThrottlingException", "TooManyRequestsException", "TransactionInProgressException");
    /** None of them depends on whom a request is about. */
    private static final Set<String> SET_UP = Set.of("AccessDeniedException", "ExpiredTokenException",
        "ExpiredToken", "IncompleteSignature", "IncompleteSignatureException", "InvalidSignatureException",
        "MissingAuthenticationTokenException", "ResourceNotFoundException", "UnrecognizedClientException",
        "ValidationException");
    private static final String TOO_LATE = "TooLate";
    private static final int REQUEST_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final String type;
    private final int status;
    private final AwsAnswer answer;

    /**
     * @param type AWS's name of the error, or of the exception that kept the call from its answer
     * @param status of HTTP; 0 without an answer
     */
    AwsException(String type, int status, AwsAnswer answer) {
        super(type);
        this.type = type;
        this.status = status;
        this.answer = answer;
    }

    /** The request has no time left for another call. */
    static AwsException tooLate() {
        return new AwsException(TOO_LATE, 0, AwsAnswer.EMPTY);
    }

    static AwsException unanswered(Exception cause) {
        AwsException e = new AwsException(cause.getClass().getSimpleName(), 0, AwsAnswer.EMPTY);
        e.initCause(cause);
        return e;
    }

    public String type() {
        return type;
    }

    /** What AWS says of it beside its type. */
    public AwsAnswer answer() {
        return answer;
    }

    /**
     * Whether AWS has understood what was asked and says no. Not if it was too much at the moment, nor if it is the set-up that is
     * wrong: nobody must hear then that a code is, or that a token has ended.
     */
    public boolean isRefusal() {
        return status >= REQUEST_ERROR && status < SERVER_ERROR && !wasTooMuch() && !SET_UP.contains(type);
    }

    /** Whether nothing was done, and the same may be done a moment later. */
    boolean wasTooMuch() {
        return TOO_MUCH.contains(type);
    }

    /** Whether nobody knows if it was done. */
    boolean isUncertain() {
        return (status == 0 || status >= SERVER_ERROR) && !TOO_LATE.equals(type);
    }
}
