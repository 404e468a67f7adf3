package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepTimesTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate producer;

    @BeforeEach
    void start() throws Exception {
        camel.getCamelContextExtension().addInterceptStrategy(new StepTimes(() -> meters, "look-*"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:menu").routeId("catalog.api.menu")
                    .setHeader("table", constant("menu")).id("which-table")
                    .process(exchange -> {
                        if (exchange.getMessage().getBody() == null) {
                            throw new IllegalStateException("nothing asked");
                        }
                    }).id("read")
                    .process(exchange -> {})
                    .process(exchange -> {}).id("look-up")
                    .to("direct:told").id("tell");
                from("direct:told").routeId("catalog.job.tell").process(exchange -> {}).id("tell-all");
            }
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void stepsAreTimedByRouteAndId() {
        producer.sendBody("direct:menu", "soup");
        producer.sendBody("direct:menu", "cake");

        assertThat(step("catalog.api.menu", "read").count()).isEqualTo(2);
        assertThat(step("catalog.api.menu", "tell").count()).isEqualTo(2);
        assertThat(step("catalog.job.tell", "tell-all").count()).isEqualTo(2);
    }

    @Test
    void aStepThatFailsIsTimedAndThoseAfterItAreNot() {
        producer.send("direct:menu", exchange -> {});

        assertThat(step("catalog.api.menu", "read").count()).isEqualTo(1);
        assertThat(meters.find(StepTimes.METRIC).tag("nodeId", "tell").functionTimer()).isNull();
    }

    @Test
    void stepsThatOnlySetStepsWithoutIdAndThoseThatAreExcludedAreNotTimed() {
        producer.sendBody("direct:menu", "soup");

        assertThat(meters.find(StepTimes.METRIC).functionTimers()).extracting(timer -> timer.getId().getTag("nodeId"))
            .containsExactlyInAnyOrder("read", "tell", "tell-all");
    }

    private FunctionTimer step(String route, String node) {
        return meters.get(StepTimes.METRIC).tags("routeId", route, "nodeId", node).functionTimer();
    }
}
