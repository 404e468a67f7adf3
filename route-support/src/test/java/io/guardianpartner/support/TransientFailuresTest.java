package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.CannotCreateTransactionException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class TransientFailuresTest {

    @ParameterizedTest
    @MethodSource
    void whatIsAwayThrottledOrSlowIsToldFromAllElse(Throwable away) {
        assertThat(TransientFailures.isCauseOf(away)).isTrue();
        assertThat(TransientFailures.isCauseOf(new IllegalStateException(new RuntimeException(away)))).isTrue();
    }

    static Stream<Throwable> whatIsAwayThrottledOrSlowIsToldFromAllElse() {
        return Stream.of(
            new SQLException("connection lost", "08006"),
            new SQLException("shutting down", "57P01"),
            new CannotCreateTransactionException("no connection"),
            SdkClientException.create("connection refused"),
            answer(400, "ProvisionedThroughputExceededException"),
            answer(503, "ServiceUnavailable"),
            new IOException("connection reset"),
            new TimeoutException());
    }

    @ParameterizedTest
    @MethodSource
    void whatIsWrongWithTheMessageIsNotAway(Throwable failure) {
        assertThat(TransientFailures.isCauseOf(failure)).isFalse();
    }

    static Stream<Throwable> whatIsWrongWithTheMessageIsNotAway() {
        return Stream.of(
            new SQLException("duplicate key", "23505"),
            new NullPointerException(),
            new IllegalStateException("never"),
            new JsonParseException(null, "no JSON"),
            answer(400, "ValidationException"),
            ConditionalCheckFailedException.builder().statusCode(400).build());
    }

    private static Throwable answer(int status, String code) {
        return DynamoDbException.builder().statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build()).build();
    }
}
