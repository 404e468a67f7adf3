package io.guardianpartner.support;

import static org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyNamingStrategy.DEFAULT;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.NonManagedService;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelInternalProcessorAdvice;
import org.apache.camel.spi.InternalProcessor;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.PatternHelper;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Counts and times the exchanges of each route, under the names and tags of camel-micrometer's route policy. That one formats three
 * texts for each exchange in each route, and makes the exchange's id for them.
 */
final class RouteTimes implements RoutePolicyFactory {

    private final Supplier<MeterRegistry> meters;
    private final String[] excluded;

    /**
     * @param meters asked when the first route starts
     * @param excluded patterns of ids of routes that are not counted, as Camel reads them
     */
    RouteTimes(Supplier<MeterRegistry> meters, String... excluded) {
        this.meters = meters;
        this.excluded = excluded;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode definition) {
        return PatternHelper.matchPatterns(routeId, excluded) ? null : new TimedRoute(meters);
    }

    /** Puts the meters of a route around it: what is kept of an exchange's beginning is then no property of the exchange. */
    private static final class TimedRoute extends RoutePolicySupport implements NonManagedService {

        private final Supplier<MeterRegistry> meters;
        private Exchanges exchanges;

        TimedRoute(Supplier<MeterRegistry> meters) {
            this.meters = meters;
        }

        @Override
        public void onInit(Route route) {
            exchanges = new Exchanges(route, meters);
            ((InternalProcessor) route.getProcessor()).addAdvice(exchanges);
        }

        /** Counters are there from the start, at zero; a timer with its histogram only once it has something to tell. */
        @Override
        public void onStart(Route route) {
            exchanges.start();
        }
    }

    /** The exchanges of one route. */
    private static final class Exchanges implements CamelInternalProcessorAdvice<Long> {

        private final Route route;
        private final Supplier<MeterRegistry> meters;
        private volatile Counters counters;
        private volatile Timer timer;

        Exchanges(Route route, Supplier<MeterRegistry> meters) {
            this.route = route;
            this.meters = meters;
        }

        void start() {
            if (counters == null) {
                counters = Counters.of(route, meters.get());
            }
        }

        @Override
        public Long before(Exchange exchange) {
            return System.nanoTime();
        }

        @Override
        public void after(Exchange exchange, Long begin) {
            timer().record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            Counters known = counters;
            if (known != null) {
                known.count(exchange);
            }
        }

        /** Two threads may ask for it at once: the registry gives both the same one. */
        private Timer timer() {
            Timer known = timer;
            if (known == null) {
                known = Timer.builder(DEFAULT.getName(route)).tags(DEFAULT.getTags(route))
                    .description("Exchanges of the route").register(meters.get());
                timer = known;
            }
            return known;
        }
    }

    /** How exchanges of a route have ended. */
    private record Counters(Counter total, Counter succeeded, Counter failed, Counter failuresHandled,
        Counter redelivered) {

        static Counters of(Route route, MeterRegistry meters) {
            return new Counters(
                counter(route, DEFAULT.getExchangesTotalName(route), "Exchanges that have ended", meters),
                counter(route, DEFAULT.getExchangesSucceededName(route), "Exchanges that have ended well", meters),
                counter(route, DEFAULT.getExchangesFailedName(route), "Exchanges that have failed", meters),
                counter(route, DEFAULT.getFailuresHandledName(route), "Failures that a route has handled", meters),
                counter(route, DEFAULT.getExternalRedeliveriesName(route), "Exchanges that came again", meters));
        }

        void count(Exchange exchange) {
            total.increment();
            if (exchange.isFailed()) {
                failed.increment();
                return;
            }
            succeeded.increment();
            if (ExchangeHelper.isFailureHandled(exchange)) {
                failuresHandled.increment();
            }
            if (exchange.isExternalRedelivered()) {
                redelivered.increment();
            }
        }

        private static Counter counter(Route route, String name, String description, MeterRegistry meters) {
            return Counter.builder(name).tags(DEFAULT.getExchangeStatusTags(route)).description(description)
                .register(meters);
        }
    }
}
