package io.guardianpartner.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WaitPreferenceTest {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "wait=20                                        | 20",
        "Wait=20                                        | 20",
        "wait = 20                                      | 20",
        "wait=\"20\"                                    | 20",
        "respond-async, wait=20                         | 20",
        "return=minimal;foo=\"a, wait=9\", wait=20; x=1 | 20",
        "wait=20, wait=5                                | 20",
        ", ,wait=20                                     | 20",
        "wait=25                                        | 25",
        "wait=26                                        | 25",
        "wait=4294967296                                | 25",
        "wait=99999999999999999999                      | 25"})
    void aWaitIsReadAndHasABound(String preferences, long seconds) {
        assertThat(WaitPreference.seconds(preferences, LONGEST.toSeconds())).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=\"\"", "wait=0", "wait=-1", "wait=+5", "wait=5s", "wait=1.5",
        "wait=٥", "await=5", "x=\"wait=5\"", "respond-async; wait=5", "wait=soon, wait=5", "=5", ";;;",
        "\"",
        "wait=999999999999999999999999"})
    void whatIsNoWaitIsIgnored(String preferences) {
        assertThat(WaitPreference.seconds(preferences, LONGEST.toSeconds())).isEmpty();
    }

    @Test
    void preferencesMayStandInSeveralLines() {
        MockHttpServletRequest request = reader("\"1\"");
        request.addHeader("Prefer", "respond-async");
        request.addHeader("Prefer", "wait=7");

        assertThat(WaitPreference.of(request, LONGEST)).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"0\", W/\"1\""})
    void whoSaysWhichStateItHasMayWait(String seen) {
        assertThat(WaitPreference.of(waiting(seen), LONGEST)).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "nonsense"})
    void whoDoesNotIsAnsweredAtOnce(String seen) {
        assertThat(WaitPreference.of(waiting(seen), LONGEST)).isEmpty();
    }

    @Test
    void onlyReadersWait() {
        MockHttpServletRequest post = waiting("\"1\"");
        post.setMethod("POST");

        assertThat(WaitPreference.of(post, LONGEST)).isEmpty();
    }

    private static MockHttpServletRequest waiting(String seen) {
        MockHttpServletRequest request = reader(seen);
        request.addHeader("Prefer", "wait=7");
        return request;
    }

    private static MockHttpServletRequest reader(String seen) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/orders/1");
        request.addHeader("If-None-Match", seen);
        return request;
    }
}
