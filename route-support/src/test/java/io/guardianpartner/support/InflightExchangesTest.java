package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InflightExchangesTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        camel.stop();
    }

    @Test
    void anExchangeIsCountedWhereItIsUntilItEnds() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cook").routeId("orders.job.cook").process(exchange -> {
                    arrived.countDown();
                    released.await();
                });
                from("direct:wait").routeId("orders.job.wait").process(exchange -> {});
            }
        });
        new InflightExchanges(camel).bindTo(meters);
        camel.start();
        var cooked = camel.createProducerTemplate().asyncSendBody("direct:cook", "soup");

        arrived.await();
        assertThat(inflight("orders.job.cook")).isEqualTo(1);
        assertThat(inflight("orders.job.wait")).isZero();

        released.countDown();
        cooked.get();
        assertThat(inflight("orders.job.cook")).isZero();
    }

    private double inflight(String route) {
        return meters.get(InflightExchanges.METRIC).tag("routeId", route).gauge().value();
    }
}
