package io.guardianpartner.support;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Tells failures of systems that a service needs, which are unavailable, slow, throttled or behind an open circuit, from all others. */
public final class TransientFailures {

    private static final int DEPTH = 20;

    private TransientFailures() {}

    /** True if this failure, or one of its causes, is transient. */
    public static boolean isCauseOf(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            if (is(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** True if this failure itself is transient, whatever its causes. */
    public static boolean is(Throwable failure) {
        if (failure instanceof HttpOperationFailedException answer) {
            return answer.getStatusCode() >= 500 || answer.getStatusCode() == 429;
        }
        if (failure instanceof SdkServiceException answer) {
            return answer.statusCode() >= 500 || answer.isThrottlingException();
        }
        if (failure instanceof SQLException answer) {
            return answer instanceof SQLTransientException || awayState(answer.getSQLState());
        }
        return failure instanceof CallNotPermittedException
            || failure instanceof RejectedExecutionException
            || failure instanceof TimeoutException
            || failure instanceof ExchangeTimedOutException
            || failure instanceof SdkClientException
            || failure instanceof DataAccessResourceFailureException
            || failure instanceof TransientDataAccessException
            || failure instanceof CannotCreateTransactionException
            || failure instanceof IOException && !(failure instanceof JsonProcessingException);
    }

    /** Connection exceptions, serialisation failures, too many connections, and a server that is shutting down. */
    private static boolean awayState(String state) {
        return state != null
            && (state.startsWith("08") || state.startsWith("40") || state.startsWith("53") || state.startsWith("57P"));
    }
}
