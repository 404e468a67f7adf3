package io.guardianpartner.routing.rest;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
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

/** Something that this service needs is away, slow or closed off: 503, and when to come again. */
final class AwayFailures implements FailureKind {

    private final Duration retryAfter;

    AwayFailures(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<ProblemException> problem(Throwable failure) {
        if (away(failure)) {
            return Optional.of(ProblemException.unavailable(
                "Something that this needs is not available at the moment.", retryAfter));
        }
        return Optional.empty();
    }

    private static boolean away(Throwable failure) {
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
