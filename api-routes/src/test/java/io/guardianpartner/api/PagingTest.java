package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void aCursorComesBackAsItWasGivenAndIsSafeInAQuery() {
        Cursor cursor = Cursor.of(Map.of("name", "Pão de queijo & café?", "id", "7"));

        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse(cursor.toString()).values()).isEqualTo(cursor.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "bnVsbA", "W10", "eyJhIjpudWxsfQ", "eyJhIjo1fQ", "eyJhIg", "eyJhIjoi_yJ9"})
    void aCursorThatNoListHasGivenIsMalformed(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).asInstanceOf(type(ProblemException.class))
            .returns(400, ProblemException::status);
    }

    @Test
    void aCursorOfAnotherListIsMalformed() {
        assertThatThrownBy(() -> Cursor.of(Map.of("a", "1")).get("b")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "x", "99999999999"})
    void aLimitIsAWholeNumberFromOneToAHundred(String limit) {
        assertThatThrownBy(() -> PageRequest.of(Map.of("limit", limit))).asInstanceOf(type(ProblemException.class))
            .returns(400, ProblemException::status);
    }

    @Test
    void whoAsksForNothingGetsTwentyFromTheBeginning() {
        assertThat(PageRequest.of(Map.of())).returns(20, PageRequest::limit)
            .satisfies(request -> assertThat(request.cursor()).isEmpty());
    }
}
