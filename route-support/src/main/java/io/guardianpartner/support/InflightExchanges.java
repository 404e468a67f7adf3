package io.guardianpartner.support;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.InflightRepository;

/**
 * Shows how many exchanges are in each route, under the name that camel-micrometer has for it: its own gauge comes only with meters of
 * every endpoint. Camel counts them anyway; a scrape asks it.
 */
final class InflightExchanges implements MeterBinder {

    static final String METRIC = "camel.exchanges.inflight";

    private final CamelContext camel;

    InflightExchanges(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        AtomicBoolean isBound = new AtomicBoolean();
        try {
            // Camel tells it again whenever a route is started by itself.
            camel.addStartupListener((context, alreadyStarted) -> {
                if (isBound.compareAndSet(false, true)) {
                    context.getRoutes().forEach(route -> bind(route, meters));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("Camel takes no listener", e);
        }
    }

    private void bind(Route route, MeterRegistry meters) {
        InflightRepository inflight = camel.getInflightRepository();
        Gauge.builder(METRIC, () -> inflight.size(route.getRouteId()))
            .description("Exchanges that have begun in the route and not ended")
            .tag("camelContext", camel.getName()).tag("routeId", route.getRouteId()).register(meters);
    }
}
