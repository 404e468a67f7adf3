package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

import io.guardianpartner.support.TraceContext;
import io.guardianpartner.test.ReceivedSpan;
import io.guardianpartner.test.SpanReceiver;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A request is told as a span that says how it ended and which order it was about. */
@Import(TracedRequestsTest.Orders.class)
@DirtiesContext
class TracedRequestsTest extends ShopTest {

    private static final SpanReceiver COLLECTOR = SpanReceiver.start();

    private final String order = UUID.randomUUID().toString();
    private final String traceId = order.replace("-", "");

    /** Orders that are known only once a step has looked for them. */
    static class Orders extends RouteBuilder {

        @Override
        public void configure() {
            rest("/v1/traced").get("/{order}/{kind}").security(Access.ANYONE).to("direct:traced");
            from("direct:traced").routeId("shop.api.traced").routeConfigurationId(Rest.ERRORS)
                .process(Orders::look).id("look");
        }

        private static void look(Exchange exchange) {
            TraceContext.about(exchange.getMessage().getHeader("order"));
            if (exchange.getMessage().getHeader("kind").equals("away")) {
                throw ProblemException.unavailable("The kitchen is away.", Duration.ofSeconds(1));
            }
            exchange.getMessage().setBody("there");
        }
    }

    @DynamicPropertySource
    static void collector(DynamicPropertyRegistry registry) {
        for (String option : COLLECTOR.options()) {
            String[] nameAndValue = option.split("=", 2);
            registry.add(nameAndValue[0], () -> nameAndValue[1]);
        }
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
    }

    @Test
    void theSpanOfARequestNamesTheOrder() throws Exception {
        assertThat(ask("there")).isEqualTo(200);

        ReceivedSpan span = span();
        assertThat(span.name()).isEqualTo("GET /v1/traced/{order}/{kind}");
        assertThat(span.attributes()).containsEntry("guardian.correlation_id", order)
            .containsEntry("http.response.status_code", "200");
        assertThat(span.isError()).isFalse();
    }

    @Test
    void theSpanOfARequestThatFailedNamesTheOrderToo() throws Exception {
        assertThat(ask("away")).isEqualTo(503);

        assertThat(span().attributes()).containsEntry("guardian.correlation_id", order)
            .containsEntry("http.response.status_code", "503");
        assertThat(span().isError()).isTrue();
    }

    @Test
    void aRequestThatIsAboutNothingHasNoOrderOfTheRequestBefore() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(ask("there")).isEqualTo(200);
        }
        String another = UUID.randomUUID().toString().replace("-", "");
        call("GET", "/v1/carts/1", "traceparent", traceparent(another), "Authorization", ANA);

        assertThat(server(another).attributes()).doesNotContainKey("guardian.correlation_id");
    }

    private int ask(String kind) throws Exception {
        return call("GET", "/v1/traced/" + order + "/" + kind, "traceparent", traceparent(traceId)).statusCode();
    }

    private ReceivedSpan span() {
        return server(traceId);
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    /** Waits for the span of a request, which comes when it has ended. */
    private static ReceivedSpan server(String trace) {
        await().atMost(Duration.ofSeconds(20)).until(() -> COLLECTOR.ofTrace(trace).stream()
            .anyMatch(span -> span.kind().equals("SERVER")));
        return COLLECTOR.ofTrace(trace).stream().filter(span -> span.kind().equals("SERVER")).findFirst()
            .orElseThrow();
    }
}
