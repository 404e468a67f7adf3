package io.guardianpartner.routing.inbound;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/** The types for which there is a route: which messages a service handles is nowhere written down a second time. */
class HandledTypes extends LifecycleStrategySupport {

    private static final String HANDLER = "direct://";

    private final Set<String> inputs = ConcurrentHashMap.newKeySet();

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        routes.forEach(route -> inputs.add(route.getEndpoint().getEndpointUri()));
    }

    @Override
    public void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> inputs.remove(route.getEndpoint().getEndpointUri()));
    }

    boolean contains(String type) {
        return inputs.contains(HANDLER + type);
    }
}
