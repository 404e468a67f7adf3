package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutePolicyFactory;
import org.junit.jupiter.api.Test;

class RouteTimesTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void anExchangeIsCountedAndTimedInEachRouteThatItGoesThrough() throws Exception {
        run(new RouteTimes(() -> meters), meters);

        assertThat(meters.get("camel.route.policy").tag("routeId", "catalog.api.menu").timer().count()).isEqualTo(3);
        assertThat(meters.get("camel.route.policy").tag("routeId", "catalog.job.tell").timer().count()).isEqualTo(2);
        assertThat(counted("camel.exchanges.total", "catalog.api.menu")).isEqualTo(3);
        assertThat(counted("camel.exchanges.succeeded", "catalog.api.menu")).isEqualTo(2);
        assertThat(counted("camel.exchanges.failed", "catalog.api.menu")).isEqualTo(1);
        assertThat(counted("camel.exchanges.failed", "catalog.job.tell")).isZero();
    }

    @Test
    void aRouteThatIsExcludedHasNoMeters() throws Exception {
        run(new RouteTimes(() -> meters, ".*[.]job[.].*"), meters);

        assertThat(meters.find("camel.exchanges.total").meters()).extracting(meter -> meter.getId().getTag("routeId"))
            .containsExactly("catalog.api.menu");
    }

    @Test
    void namesTagsAndFiguresAreThoseOfCamelsOwnPolicy() throws Exception {
        Set<String> ours = run(new RouteTimes(() -> meters), meters);
        MeterRegistry camels = new SimpleMeterRegistry();
        MicrometerRoutePolicyFactory own = new MicrometerRoutePolicyFactory();
        own.setMeterRegistry(camels);
        own.getPolicyConfiguration().setContextEnabled(false);
        own.getPolicyConfiguration().setRouteEnabled(true);

        assertThat(ours).isNotEmpty().isEqualTo(run(own, camels));
    }

    private double counted(String name, String route) {
        return meters.get(name).tag("routeId", route).counter().count();
    }

    /** Names, tags and counts; times differ. */
    private static Set<String> told(MeterRegistry registry) {
        return registry.getMeters().stream().filter(meter -> meter.getId().getTag("routeId") != null)
            .map(RouteTimesTest::told).collect(Collectors.toSet());
    }

    private static String told(Meter meter) {
        double count = meter.measure().iterator().next().getValue();
        return meter.getId().getType() + " " + meter.getId().getName() + meter.getId().getTags() + " " + count;
    }

    /** @return what is told while the routes are there: Camel's own policy takes its meters away with them */
    private static Set<String> run(RoutePolicyFactory policies, MeterRegistry registry) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().setName("test");
            camel.addRoutePolicyFactory(policies);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:menu").routeId("catalog.api.menu").filter(body().isNull())
                        .throwException(new IllegalStateException("nothing asked")).end().to("direct:tell");
                    from("direct:tell").routeId("catalog.job.tell").process(exchange -> {});
                }
            });
            camel.start();
            var producer = camel.createProducerTemplate();
            producer.sendBody("direct:menu", "soup");
            producer.sendBody("direct:menu", "cake");
            producer.send("direct:menu", exchange -> {});
            return told(registry);
        }
    }
}
