package io.guardianpartner.routing.failure;

import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** What happens to a message that was not handled. Everything here runs after the handler's transaction has ended. */
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

    @Override
    public void configuration() {
        routeConfiguration(ID)
            .onException(UnreadableMessageException.class).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.INVALID)).to(PARK).id("in.invalid")
            .end()
            .onException(ForgedMessageException.class).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.FORGED)).to(PARK).id("in.forged")
            .end()
            .onException(UnknownTypeException.class).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.UNKNOWN_TYPE)).to(PARK).id("in.unknown-type")
            .end()
            .onException(RejectedMessageException.class).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.REJECTED)).to(PARK).id("in.rejected")
            .end()
            .onException(Exception.class).onWhen(unsendable).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.REJECTED)).to(PARK).id("in.unsendable")
            .end()
            .onException(Exception.class).onWhen(unstorable).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.REJECTED)).to(PARK).id("in.unstorable")
            .end()
            .onException(Exception.class).onWhen(lastReceive).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.RETRIES_EXHAUSTED)).to(PARK).id("in.exhausted")
            .end()
            .onException(Exception.class).handled(true)
            .setProperty(Outcome.PROPERTY, constant(Outcome.RETRIED)).to(RETRY_LATER).id("in.retried")
            .end();
    }
}
