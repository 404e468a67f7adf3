package io.guardianpartner.routing.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each row of the failure table: the failure, the step that it leads to, and the outcome. */
@RouteTest(classes = InboundFailuresTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
@MockEndpointsAndSkip("direct:guardian-(park|retry-later)")
class InboundFailuresTest {

    private static final String LAST = "last";

    @Autowired
    private RouteRun run;

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RouteConfigurationBuilder inboundFailures() {
            return new InboundFailures(exchange -> exchange.getMessage().getHeader(LAST, false, Boolean.class));
        }

        @Bean
        RouteBuilder handler() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:handle").routeConfigurationId(InboundFailures.ID)
                        .process(Delivery::begin).id("begin")
                        .process(InboundFailuresTest::fail).id("fail");
                }
            };
        }
    }

    private static void fail(Exchange exchange) throws Exception {
        throw exchange.getMessage().getBody(Exception.class);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
            arguments(new UnreadableMessageException("no JSON"), false, "in.invalid", "invalid"),
            arguments(new ForgedMessageException("not from there"), false, "in.forged", "forged"),
            arguments(new UnknownTypeException("no handler"), false, "in.unknown-type", "unknown-type"),
            arguments(new RejectedMessageException("never"), false, "in.rejected", "rejected"),
            arguments(new InvalidMessageException("breaks the contract"), false, "in.unsendable", "rejected"),
            arguments(new SQLException("refused", "23505"), false, "in.unstorable", "rejected"),
            arguments(new IllegalStateException("now"), true, "in.exhausted", "retries-exhausted"),
            arguments(new IllegalStateException("now"), false, "in.retried", "retried"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFailureLeadsToItsStepAndOutcome(Exception failure, boolean last, String step, String outcome) {
        Exchange end = run.send("direct:handle", failure, Map.of(LAST, last));

        assertThat(run.steps()).isEqualTo(List.of("begin", "fail", step + "-outcome", step));
        assertThat(Delivery.outcome(end).tag()).isEqualTo(outcome);
    }

    @Test
    void whatIsNeverSentIsParkedAlsoOnTheLastReceive() {
        run.send("direct:handle", new RejectedMessageException("never"), Map.of(LAST, true));

        assertThat(run.steps()).endsWith("in.rejected");
    }
}
