package io.guardianpartner.api.story;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import org.apache.camel.Exchange;

/** The role of whoever did something to an order; never a name. */
public enum Actor {
    CUSTOMER, GUEST, KITCHEN, ADMIN, SERVICE,
    /** The handler of a message. */
    MESSAGE,
    /** A route that nobody asked: recovery, expiry, reconciliation. */
    JOB,
    /** The payment broker, by its answer. */
    BROKER;

    /** The caller of the request that an exchange began with; a job if it began with none. */
    public static Actor of(Exchange exchange) {
        Caller caller = exchange.getProperty(Caller.PROPERTY, Caller.class);
        if (caller == null) {
            return JOB;
        }
        if (caller.isAnonymous()) {
            return GUEST;
        }
        if (caller.is(Role.ADMIN)) {
            return ADMIN;
        }
        if (caller.is(Role.KITCHEN)) {
            return KITCHEN;
        }
        return caller.is(Role.SERVICE) ? SERVICE : CUSTOMER;
    }
}
