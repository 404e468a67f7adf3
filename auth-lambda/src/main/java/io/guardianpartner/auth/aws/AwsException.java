package io.guardianpartner.auth.aws;

import java.util.Set;

/** A call that AWS has refused, or that did not get through. Says of which kind that is, and nothing of what was sent. */
public final class AwsException extends RuntimeException {

    private static final Set<String> PASSING = Set.of("InternalErrorException", "InternalServerError",
        "LimitExceededException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
        "ThrottlingException",
        "TooManyRequestsException", "TransactionInProgressException");
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

    static AwsException unanswered(Exception cause) {
        AwsException e = new AwsException(cause.getClass().getSimpleName(), 0, AwsAnswer.EMPTY);
        e.initCause(cause);
        return e;
    }

    public String type() {
        return type;
    }

    public boolean isOneOf(Set<String> types) {
        return types.contains(type);
    }

    /** What AWS says of it beside its type. */
    public AwsAnswer answer() {
        return answer;
    }

    /** Whether the same call may succeed a moment later. */
    boolean mayPass() {
        return status == 0 || status >= SERVER_ERROR || PASSING.contains(type);
    }
}
