package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.Outcome;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** The policy for a message that was not handled. Everything here runs after the handler's transaction has ended. */
public class InboundFailures extends RouteConfigurationBuilder {

    /** The id by which the inbound route chooses this policy. */
    public static final String ID = "guardian-inbound-failures";

    static final String PARK = "direct:guardian-park";
    static final String RETRY_LATER = "direct:guardian-retry-later";

    private final Predicate unsendable = new Unsendable();
    private final Predicate unstorable = new Unstorable();
    private final Predicate lastReceive;

    InboundFailures(Predicate lastReceive) {
        this.lastReceive = lastReceive;
    }

    // @formatter:off
    @Override
    public void configuration() {
        routeConfiguration(ID)
            .onException(UnreadableMessageException.class).handled(true)
                .process(Delivery.decided(Outcome.INVALID)).id("in.invalid-outcome")
                .to(PARK).id("in.invalid")
            .end()
            .onException(ForgedMessageException.class).handled(true)
                .process(Delivery.decided(Outcome.FORGED)).id("in.forged-outcome")
                .to(PARK).id("in.forged")
            .end()
            .onException(UnknownTypeException.class).handled(true)
                .process(Delivery.decided(Outcome.UNKNOWN_TYPE)).id("in.unknown-type-outcome")
                .to(PARK).id("in.unknown-type")
            .end()
            .onException(RejectedMessageException.class).handled(true)
                .process(Delivery.decided(Outcome.REJECTED)).id("in.rejected-outcome")
                .to(PARK).id("in.rejected")
            .end()
            .onException(Exception.class).onWhen(unsendable).handled(true)
                .process(Delivery.decided(Outcome.REJECTED)).id("in.unsendable-outcome")
                .to(PARK).id("in.unsendable")
            .end()
            .onException(Exception.class).onWhen(unstorable).handled(true)
                .process(Delivery.decided(Outcome.REJECTED)).id("in.unstorable-outcome")
                .to(PARK).id("in.unstorable")
            .end()
            .onException(Exception.class).onWhen(lastReceive).handled(true)
                .process(Delivery.decided(Outcome.RETRIES_EXHAUSTED)).id("in.exhausted-outcome")
                .to(PARK).id("in.exhausted")
            .end()
            .onException(Exception.class).handled(true)
                .process(Delivery.decided(Outcome.RETRIED)).id("in.retried-outcome")
                .to(RETRY_LATER).id("in.retried")
            .end();
    }
    // @formatter:on
}
