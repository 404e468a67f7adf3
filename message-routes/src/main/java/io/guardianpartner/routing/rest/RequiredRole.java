package io.guardianpartner.routing.rest;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The guard of a route: the {@link Caller} of the moment has one of the roles, or the exchange ends here. */
final class RequiredRole implements Processor {

    private final Role[] anyOf;

    RequiredRole(Role... anyOf) {
        this.anyOf = anyOf.clone();
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getContext().getRegistry().findSingleByType(Caller.class).require(anyOf);
    }
}
