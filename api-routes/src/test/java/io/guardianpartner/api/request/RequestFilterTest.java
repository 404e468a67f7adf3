package io.guardianpartner.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.RestProperties;
import io.guardianpartner.api.problem.ProblemWriter;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
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

    @Test
    void aRequestThatIsNotSignedRightIsAnsweredBeforeAnythingOfItsBodyIsRead() throws Exception {
        List<String> events = new ArrayList<>();
        MockHttpServletRequest forged = new MockHttpServletRequest("POST", "/v1/webhooks/mercadopago") {
            @Override
            public ServletInputStream getInputStream() {
                events.add("read, answered " + response.getStatus() + " by then: " + response.isCommitted());
                return super.getInputStream();
            }
        };
        forged.setContent("no JSON".getBytes(StandardCharsets.UTF_8));

        gate(true, request -> {
            throw ProblemException.unauthorized();
        }).doFilter(forged, response, inside);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(events).containsExactly("read, answered 401 by then: true");
        assertThat(inside.getRequest()).as("let in").isNull();
    }

    @Test
    void aRequestThatIsSignedRightMayHaveAnyBody() throws Exception {
        MockHttpServletRequest signed = new MockHttpServletRequest("POST", "/v1/webhooks/mercadopago");
        signed.setContent(new byte[]{0, (byte) 0xff});

        gate(true, request -> true).doFilter(signed, response, inside);

        assertThat(inside.getRequest().getInputStream().readAllBytes()).containsExactly(0, 0xff);
    }

    @Test
    void aRequestThatNeedNotBeSignedHasToBeJson() throws Exception {
        MockHttpServletRequest text = new MockHttpServletRequest("POST", "/v1/orders");
        text.setContent("text".getBytes(StandardCharsets.UTF_8));

        gate(true).doFilter(text, response, inside);

        assertThat(response.getStatus()).isEqualTo(415);
    }

    private static RequestFilter gate(boolean open) {
        return gate(open, request -> false);
    }

    private static RequestFilter gate(boolean open, Predicate<HttpServletRequest> signature) {
        RequestBodies bodies = new RequestBodies(new RestProperties(DataSize.ofKilobytes(1), Duration.ofSeconds(1), 1,
            Duration.ofSeconds(5), Set.of()));
        return new RequestFilter(() -> open, Duration.ofSeconds(5), bodies, request -> {}, query -> Map.of(),
            signature, new ProblemWriter());
    }
}
