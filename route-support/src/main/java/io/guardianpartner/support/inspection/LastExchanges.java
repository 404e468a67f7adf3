package io.guardianpartner.support.inspection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Remembers of each route when its last exchange ended, and its last failure, also one that the route has dealt with. That is all that
 * the meters do not know. Thread-safe.
 */
final class LastExchanges implements RoutePolicyFactory {

    private final Map<String, Last> routes = new ConcurrentHashMap<>();

    /** @param failure summarised by who asks: it costs more than a route should spend */
    record Failure(long at, Throwable failure) {}

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return routes.computeIfAbsent(routeId, id -> new Last());
    }

    /** When the last exchange of a route ended, in milliseconds since 1970; 0 if there was none. */
    long endedAt(String routeId) {
        Last last = routes.get(routeId);
        return last == null ? 0 : last.endedAt;
    }

    /** @return null if none has failed */
    Failure failure(String routeId) {
        Last last = routes.get(routeId);
        return last == null ? null : last.failure;
    }

    /** The last exchange of one route. */
    private static final class Last extends RoutePolicySupport {

        private volatile long endedAt;
        private volatile Failure failure;

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            endedAt = System.currentTimeMillis();
            Throwable thrown = exchange.getException() != null ? exchange.getException() : handled(route, exchange);
            if (thrown != null) {
                failure = new Failure(endedAt, thrown);
            }
        }

        /** One that was dealt with stays at the exchange, for the routes after it too. */
        private static Throwable handled(Route route, Exchange exchange) {
            Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
            return caught != null
                && route.getRouteId().equals(exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID))
                    ? caught
                    : null;
        }
    }
}
