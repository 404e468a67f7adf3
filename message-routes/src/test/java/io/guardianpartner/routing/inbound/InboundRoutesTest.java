package io.guardianpartner.routing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.failure.InboundFailures;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that a message takes from the queue to its handler; the body says which step is to fail, or to find no handler. */
@RouteTest(classes = InboundRoutesTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
@MockEndpointsAndSkip("direct:guardian-handle-once")
class InboundRoutesTest {

    private static final String QUEUE = "direct:queue";

    @Autowired
    private RouteRun run;

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RouteBuilder inboundRoutes() {
            return new InboundRoutes("orders", QUEUE, true, new InboundSteps(Delivery::begin,
                exchange -> failAt("validate", exchange), Routes::address, exchange -> failAt("pause", exchange),
                exchange -> Delivery.settle(exchange)), new RoutePolicySupport() {});
        }

        private static void address(Exchange exchange) {
            if (!"not for us".equals(exchange.getMessage().getBody())) {
                exchange.setProperty(ResolveHandler.HANDLER, "mock:handler");
            }
        }

        private static void failAt(String step, Exchange exchange) {
            if (step.equals(exchange.getMessage().getBody())) {
                throw new IllegalStateException(step);
            }
        }

        @Bean
        RouteConfigurationBuilder policy() {
            return new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    routeConfiguration(InboundFailures.ID)
                        .onException(Exception.class).handled(true).setBody(constant("policy")).id("policy");
                }
            };
        }
    }

    @Test
    void aMessageForThisServiceIsHandledAndAcknowledged() {
        Exchange end = run.send(QUEUE, "message");

        assertThat(run.steps()).containsExactly("in.receive", "in.validate", "in.address", "in.for-us", "in.pause",
            "in.effect", "in.acknowledge");
        assertThat(Delivery.of(end).settled()).isTrue();
    }

    @Test
    void aMessageThatIsNobodysHereIsAcknowledgedWithoutAnEffect() {
        run.send(QUEUE, "not for us");

        assertThat(run.steps()).containsExactly("in.receive", "in.validate", "in.address", "in.for-us",
            "in.acknowledge");
    }

    @Test
    void whatBreaksTheContractIsLeftToTheFailurePolicy() {
        Exchange end = run.send(QUEUE, "validate");

        assertThat(run.steps()).containsExactly("in.receive", "in.validate", "policy");
        assertThat(Delivery.of(end).settled()).isFalse();
    }

    @Test
    void aMessageOfAPausedQueueIsNotHandled() {
        run.send(QUEUE, "pause");

        assertThat(run.steps()).containsExactly("in.receive", "in.validate", "in.address", "in.for-us", "in.pause",
            "policy");
    }
}
