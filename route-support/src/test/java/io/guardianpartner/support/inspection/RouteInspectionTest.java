package io.guardianpartner.support.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.support.inspection.RouteView.StepView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteInspectionTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final LastExchanges last = new LastExchanges();
    private final RouteInspection inspection = new RouteInspection(camel, () -> meters, last);

    @BeforeEach
    void aKitchen() throws Exception {
        camel.addRoutePolicyFactory(last);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cook").routeId("kitchen.job.cook").errorHandler(noErrorHandler())
                    .process(exchange -> {
                        if (exchange.getMessage().getBody() == null) {
                            throw new IllegalStateException("Ana's soup");
                        }
                    }).id("heat");
                from("seda:plates").routeId("kitchen.job.plates").log("plate").id("plate");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void routesAreToldWithTheirStateAndWhatAnOperatorMayDo() {
        List<RouteView> routes = inspection.routes();

        assertThat(routes).extracting(RouteView::id).containsExactly("kitchen.job.cook", "kitchen.job.plates");
        assertThat(routes).extracting(RouteView::state).containsOnly(ServiceStatus.Started);
        assertThat(routes.get(0).commands()).isEmpty();
        assertThat(routes.get(1).commands()).containsExactly(RouteCommand.STOP, RouteCommand.SUSPEND);
        assertThat(routes.get(0).exchanges()).isNull();
    }

    @Test
    void countsAreThoseOfTheMeters() {
        Counter.builder("camel.exchanges.total").tag("routeId", "kitchen.job.cook").register(meters).increment(3);
        Counter.builder("camel.exchanges.failed").tag("routeId", "kitchen.job.cook").register(meters).increment();
        Tags step = Tags.of("routeId", "kitchen.job.cook", "nodeId", "heat");
        FunctionTimer.builder("camel.message.history", this, any -> 2, any -> 30, TimeUnit.MILLISECONDS).tags(step)
            .register(meters);
        Gauge.builder("camel.message.history.seconds.max", () -> 0.02).tags(step).register(meters);

        RouteView route = inspection.route("kitchen.job.cook").orElseThrow();

        assertThat(route.exchanges()).isEqualTo(new RouteView.Exchanges(3, 1, 0, 0, null, null));
        assertThat(route.steps())
            .containsExactly(new StepView("heat", "process", 0, null, 2L, 15.0, 20.0));
        assertThat(route.diagram()).startsWith("flowchart TD").contains("heat");
    }

    @Test
    void aFailureIsToldByItsKindsAndNeverByItsMessage() {
        assertThat(inspection.routes().get(0).lastEnded()).isNull();

        camel.createFluentProducerTemplate().to("direct:cook").withBody(null).send();

        RouteView route = inspection.routes().get(0);
        assertThat(route.lastEnded()).isNotNull();
        assertThat(route.lastFailure().kind()).startsWith("IllegalStateException at RouteInspectionTest.java")
            .doesNotContain("Ana");
    }

    @Test
    void aRouteThatIsNotThereIsNotShown() {
        assertThat(inspection.route("kitchen.job.wash")).isEmpty();
    }
}
