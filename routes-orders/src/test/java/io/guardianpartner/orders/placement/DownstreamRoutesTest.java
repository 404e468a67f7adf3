package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.guardianpartner.api.identity.FixedTokens;
import io.guardianpartner.api.identity.ServiceTokens;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@RouteTest(classes = {DownstreamRoutes.class, DownstreamHeaders.class, DownstreamRoutesTest.Tokens.class})
@EnableConfigurationProperties(OrdersProperties.class)
@MockEndpointsAndSkip("http:.*")
class DownstreamRoutesTest {

    @Autowired
    private RouteRun run;

    static class Tokens {

        @Bean
        ServiceTokens serviceTokens() {
            return FixedTokens.of("token");
        }
    }

    /** Of each call: what is sent, what is answered, and its steps. */
    enum Call {
        CATALOG(DownstreamRoutes.CATALOG, "http:127.0.0.1:8083/v1/reservations",
            new ReservationRequest(Ids.next(), Instant.EPOCH, List.of(), null), "{\"lines\": []}",
            List.of("reservation-to-json", "headers-for-catalog", "catalog-breaker", "token-for-catalog",
                "post-reservation", "look-at-token-for-catalog", "read-reservation"),
            "catalog-is-away"), PAYMENTS(DownstreamRoutes.PAYMENTS, "http:127.0.0.1:8082/v1/payments",
                new PaymentRequest(Ids.next(), Money.of("1.00"), Instant.EPOCH, null, null),
                "{\"id\": \"" + Ids.next() + "\", \"status\": \"PENDING\"}",
                List.of("payment-to-json", "headers-for-payments", "payments-breaker", "token-for-payments",
                    "post-payment", "look-at-token-for-payments", "read-payment"),
                "payments-is-away");

        private final String route;
        private final String address;
        private final Object request;
        private final String answer;
        private final List<String> steps;
        private final String fallback;

        Call(String route, String address, Object request, String answer, List<String> steps, String fallback) {
            this.route = route;
            this.address = address;
            this.request = request;
            this.answer = answer;
            this.steps = steps;
            this.fallback = fallback;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgreedAnswerComesBackWithoutTheToken(Call call) {
        Exchange end = send(call, 201, call.answer);

        assertThat(end.getMessage().getBody(DownstreamAnswer.class).isSuccess()).isTrue();
        assertThat(end.getMessage().getHeader("Authorization")).isNull();
        assertThat(run.steps()).containsExactlyElementsOf(call.steps);
        assertThat(run.mock(call.address).getReceivedExchanges()).last()
            .extracting(sent -> sent.getMessage().getHeader("Authorization")).isEqualTo("Bearer token");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsNotAgreedOnCountsForTheBreaker(Call call) {
        Exchange end = send(call, 200, "<html>");

        assertThat(end.getException()).isInstanceOf(DownstreamUnavailableException.class);
        assertThat(run.steps()).startsWith(call.steps.toArray(String[]::new)).endsWith(call.fallback);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatDoesNotBelieveTheTokenIsUnavailable(Call call) {
        Exchange end = send(call, 401, "{}");

        assertThat(end.getException()).isInstanceOf(DownstreamUnavailableException.class);
        assertThat(run.steps()).endsWith(call.fallback);
    }

    private Exchange send(Call call, int status, String answer) {
        run.mock(call.address).whenAnyExchangeReceived(exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
            exchange.getMessage().setBody(answer);
        });
        return run.send(call.route, call.request);
    }
}
