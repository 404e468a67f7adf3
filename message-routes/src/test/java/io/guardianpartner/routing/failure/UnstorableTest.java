package io.guardianpartner.routing.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class UnstorableTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22001", "22003", "22P02", "23502", "23503", "23505", "23514"})
    void dataThatTheDatabaseRefusesStayRefused(String state) {
        var refused = new SQLException("a row", state);

        assertThat(Unstorable.isCauseOf(refused)).isTrue();
        assertThat(Unstorable.isCauseOf(new IllegalStateException(new DataIntegrityViolationException("", refused))))
            .isTrue();
    }

    @Test
    void dataThatDynamoDbRefusesStayRefused() {
        assertThat(Unstorable.isCauseOf(new RuntimeException(answer("ValidationException")))).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void whatMayPassIsNoFaultOfTheData(Throwable failure) {
        assertThat(Unstorable.isCauseOf(failure)).isFalse();
    }

    static Stream<Throwable> whatMayPassIsNoFaultOfTheData() {
        return Stream.of(
            new SQLException("serialization", "40001"),
            new SQLException("deadlock", "40P01"),
            new SQLException("transientFailures", "08006"),
            new SQLException("no such table", "42P01"),
            new SQLException("read-only", "25006"),
            new SQLException("nobody knows"),
            answer("ProvisionedThroughputExceededException"),
            DynamoDbException.builder().statusCode(400).build(),
            new ConcurrencyFailureException("a race", new SQLException("a row", "23505")),
            new NullPointerException());
    }

    private static Throwable answer(String code) {
        return DynamoDbException.builder().statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build()).build();
    }
}
