package io.guardianpartner.routing.rest;

import java.util.Collections;
import java.util.Set;

/**
 * Who calls. It never comes from a header that anyone could set.
 *
 * @param id who it is; null is an anonymous caller, who has no roles
 * @param roles what they may do
 */
public record Caller(String id, Set<Role> roles) {

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

    public boolean isAnonymous() {
        return id == null;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Lets pass who has at least one of these roles; with none named, whoever is known.
     *
     * @throws ProblemException 401 when nobody is known to call, 403 when the one who calls may not
     */
    public void require(Role... anyOf) {
        if (isAnonymous()) {
            throw ProblemException.unauthorized();
        }
        if (anyOf.length > 0 && Collections.disjoint(roles, Set.of(anyOf))) {
            throw ProblemException.forbidden();
        }
    }
}
