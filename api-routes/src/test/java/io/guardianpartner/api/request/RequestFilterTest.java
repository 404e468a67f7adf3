package io.guardianpartner.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.api.RestProperties;
import io.guardianpartner.api.problem.ProblemWriter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class RequestFilterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain inside = new MockFilterChain();

    @Test
    void whileTheRoutesDoNotRunCallersAreAskedToComeAgain() throws Exception {
        gate(false).doFilter(new MockHttpServletRequest("GET", "/v1/orders"), response, inside);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(inside.getRequest()).as("let in").isNull();
    }

    @Test
    void onceTheyRunCallersAreLetIn() throws Exception {
        gate(true).doFilter(new MockHttpServletRequest("GET", "/v1/orders"), response, inside);

        assertThat(inside.getRequest()).isNotNull();
    }

    private static RequestFilter gate(boolean open) {
        RequestBodies bodies = new RequestBodies(new RestProperties(DataSize.ofKilobytes(1), Duration.ofSeconds(1), 1,
            Duration.ofSeconds(5), Set.of()));
        return new RequestFilter(() -> open, Duration.ofSeconds(5), bodies, request -> {}, query -> Map.of(),
            request -> {}, new ProblemWriter());
    }
}
