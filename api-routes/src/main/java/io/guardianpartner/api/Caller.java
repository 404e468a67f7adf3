package io.guardianpartner.api;

import java.util.Collections;
import java.util.Set;

import org.apache.camel.Exchange;

/**
 * The sender of a request. It never comes from a header that anyone could set, but from a verified token, and travels
 * with the exchange: {@code @ExchangeProperty(Caller.PROPERTY) Caller}.
 *
 * @param id who it is, the token's {@code sub}; null is an anonymous caller, who has no roles
 * @param roles what they may do
 */
public record Caller(String id, Set<Role> roles) {

    /** The exchange property that holds the caller of a request. */
    public static final String PROPERTY = "guardianCaller";

    private static final Caller ANONYMOUS = new Caller(null, Set.of());

    public Caller {
        if (id == null && !roles.isEmpty()) {
            throw new IllegalArgumentException("an anonymous caller has no roles");
        }
        roles = Set.copyOf(roles);
    }

    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /** The caller of the request that the exchange began with; anonymous if it began with none. */
    public static Caller of(Exchange exchange) {
        Caller caller = exchange.getProperty(PROPERTY, Caller.class);
        return caller == null ? ANONYMOUS : caller;
    }

    public boolean isAnonymous() {
        return id == null;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Lets pass who has at least one of these roles; with none named, nobody.
     *
     * @throws ProblemException 401 without a known caller, 403 if the caller has none of the roles
     */
    public void require(Set<Role> anyOf) {
        if (isAnonymous()) {
            throw ProblemException.unauthorized();
        }
        if (Collections.disjoint(roles, anyOf)) {
            throw ProblemException.forbidden();
        }
    }
}
