package io.guardianpartner.routing.inbound;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * The types for which there is a route, and where it begins: which messages a service handles is nowhere written down a
 * second time.
 */
class HandlerRegistry extends LifecycleStrategySupport {

    private static final String HANDLER = "direct://";

    private final Map<String, Endpoint> inputs = new ConcurrentHashMap<>();

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        routes.forEach(route -> type(route).ifPresent(type -> inputs.put(type, route.getEndpoint())));
    }

    @Override
    public void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> type(route).ifPresent(inputs::remove));
    }

    private static Optional<String> type(Route route) {
        var uri = route.getEndpoint().getEndpointUri();
        return uri.startsWith(HANDLER) ? Optional.of(uri.substring(HANDLER.length())) : Optional.empty();
    }

    /** @return where the handler of that type begins; null when there is none */
    Endpoint of(String type) {
        return inputs.get(type);
    }
}
