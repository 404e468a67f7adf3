package io.guardianpartner.routing.failure;

import java.sql.SQLException;

import io.guardianpartner.support.TransientFailures;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Tells data that the database refuses for themselves: SQLSTATE class 22 (data exception) or 23 (integrity constraint
 * violation), or DynamoDB's ValidationException. The same message brings the same data again. A step that knows better,
 * because what it met was a race, throws something of {@link TransientFailures} around it.
 */
final class Unstorable implements Predicate {

    private static final int DEPTH = 20;

    @Override
    public boolean matches(Exchange exchange) {
        return isCauseOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    static boolean isCauseOf(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && !TransientFailures.is(cause) && depth < DEPTH; depth++) {
            if (is(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean is(Throwable failure) {
        if (failure instanceof SQLException answer) {
            var state = answer.getSQLState();
            return state != null && (state.startsWith("22") || state.startsWith("23"));
        }
        return failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null
            && "ValidationException".equals(answer.awsErrorDetails().errorCode());
    }
}
