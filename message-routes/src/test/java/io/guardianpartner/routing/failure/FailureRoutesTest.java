package io.guardianpartner.routing.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A message is deleted from the queue only when the dead-letter queue has it. */
@RouteTest(classes = FailureRoutesTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
class FailureRoutesTest {

    @Autowired
    private RouteRun run;

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RouteBuilder failureRoutes() {
            return new FailureRoutes("orders", FailureRoutesTest::park, exchange -> {}, exchange -> {});
        }
    }

    private static void park(Exchange exchange) {
        if ("no dead-letter queue".equals(exchange.getMessage().getBody())) {
            throw new IllegalStateException("away");
        }
    }

    @Test
    void aParkedMessageIsAcknowledged() {
        run.send(InboundFailures.PARK, "poison");

        assertThat(run.steps()).containsExactly("in.park", "in.acknowledge-parked");
    }

    @Test
    void aMessageThatCannotBeParkedStaysInTheQueue() {
        Exchange end = run.send(InboundFailures.PARK, "no dead-letter queue");

        assertThat(run.steps()).containsExactly("in.park");
        assertThat(end.getException()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMessageThatIsTriedAgainIsReleased() {
        run.send(InboundFailures.RETRY_LATER, "message");

        assertThat(run.steps()).containsExactly("in.retry-later");
    }
}
