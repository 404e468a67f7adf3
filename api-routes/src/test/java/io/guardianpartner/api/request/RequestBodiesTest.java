package io.guardianpartner.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.RestProperties;
import jakarta.servlet.ServletInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class RequestBodiesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aBodyOfAllowedSizeIsReadAsItIs() throws Exception {
        assertThat(bodies(LONG, 1).read(post(16))).hasSize(16);
    }

    @Test
    void aPlaceIsFreeAgainWhateverBecameOfTheBody() throws Exception {
        RequestBodies bodies = bodies(LONG, 1);

        for (int times = 0; times < 3; times++) {
            assertStatus(() -> bodies.read(post(17)), 413);
        }

        assertThat(bodies.read(post(16))).hasSize(16);
    }

    @Test
    void aBodyThatTakesTooLongIsRejected() {
        assertStatus(() -> bodies(Duration.ofNanos(-1), 1).read(post(16)), 408);
    }

    @Test
    void whenAllPlacesAreTakenOnlyRequestsWithoutBodyPass() throws Exception {
        RequestBodies full = bodies(LONG, 0);

        assertStatus(() -> full.read(post(16)), 503);
        assertThat(full.read(new MockHttpServletRequest("GET", "/v1/orders"))).isEmpty();
        assertThat(full.read(post(0))).isEmpty();
    }

    @Test
    void aBodyThatSaysItIsFarTooLargeIsNotRead() {
        RequestBodies bodies = bodies(LONG, 1);

        assertStatus(() -> bodies.read(new Unreadable(2_000_000)), 413);
        assertThatCode(() -> bodies.drop(new Unreadable(2_000_000))).doesNotThrowAnyException();
    }

    @Test
    void bodiesThatNobodyWantsTakeNoPlaceOfTheOthers() throws Exception {
        RequestBodies bodies = bodies(LONG, 1);
        List<Integer> meanwhile = new ArrayList<>();
        MockHttpServletRequest unwanted = new MockHttpServletRequest("POST", "/v1/orders") {
            @Override
            public ServletInputStream getInputStream() {
                try {
                    bodies.drop(new Unreadable(16));
                    meanwhile.add(bodies.read(post(16)).length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return super.getInputStream();
            }
        };
        unwanted.setContent(new byte[16]);

        bodies.drop(unwanted);

        assertThat(meanwhile).containsExactly(16);
    }

    /** A request whose body must not be touched. */
    private static final class Unreadable extends MockHttpServletRequest {

        Unreadable(int length) {
            super("POST", "/v1/orders");
            setContent(new byte[length]);
        }

        @Override
        public ServletInputStream getInputStream() {
            throw new AssertionError("the body is read");
        }
    }

    private static void assertStatus(ThrowingCallable reading, int status) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private static RequestBodies bodies(Duration timeout, int atOnce) {
        return new RequestBodies(new RestProperties(DataSize.ofBytes(16), timeout, atOnce, Duration.ofSeconds(5),
            Set.of()));
    }

    private static MockHttpServletRequest post(int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/orders");
        request.setContent(new byte[length]);
        return request;
    }
}
