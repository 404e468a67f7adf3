package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guardianpartner.api.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "*", "\"6\", \"7\"", "W/\"7\",\"7\""})
    void theVersionThatWasSeenMayBeReplaced(String header) {
        assertThatCode(() -> IfMatch.required(header).check(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"77\"", "W/\"7\"", "\"\""})
    void anotherVersionMayNot(String header) {
        assertThat(status(() -> IfMatch.required(header).check(7))).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "\"7.3\"", "\"6.1\", \"7.12\"", "*"})
    void ofTwoVersionsInATagTheFirstIsThatOfTheThingAlone(String header) {
        assertThatCode(() -> IfMatch.required(header).checkAlone(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6.7\"", "\"77.1\"", "W/\"7.1\"", "\"7.\"", "\".7\"", "\"7.1.1\""})
    void theSecondIsNot(String header) {
        assertThat(status(() -> IfMatch.required(header).checkAlone(7))).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "\"7\" \"8\"", "*,\"7\"", "null"})
    void whatIsNoEntityTagIsMalformed(String header) {
        assertThat(status(() -> IfMatch.required(header))).isEqualTo(400);
    }

    @Test
    void whoMustSayItAndDoesNotIsAsked() {
        assertThat(status(() -> IfMatch.required(null))).isEqualTo(428);
        assertThatCode(() -> IfMatch.optional(null).check(7)).doesNotThrowAnyException();
    }

    private static int status(Runnable action) {
        return catchThrowableOfType(ProblemException.class, action::run).status();
    }
}
