package io.guardianpartner.api;

import java.util.EnumSet;
import java.util.Set;

import org.apache.camel.Processor;

/** The names by which a service's REST routes take part in what this package offers. */
public final class Rest {

    /**
     * The route configuration that turns every failure of a route into {@code application/problem+json}:
     * {@code from("direct:place-order").routeConfigurationId(Rest.ERRORS)}. An inner route (a transaction, say) whose
     * failures shall reach it declares {@code errorHandler(noErrorHandler())}.
     */
    public static final String ERRORS = "guardian-rest";

    /** The media type of every problem, RFC 9457. */
    public static final String PROBLEM_JSON = "application/problem+json";

    public static final String JSON = "application/json";

    private Rest() {}

    /**
     * A step that lets only callers pass who have one of these roles, where one operation means different things to
     * different callers. Who may call the operation at all is said by {@link Access}.
     *
     * @return a processor that throws a 401 or 403 {@link ProblemException} and changes nothing
     */
    public static Processor requires(Role first, Role... others) {
        Set<Role> anyOf = EnumSet.of(first, others);
        return exchange -> Caller.of(exchange).require(anyOf);
    }
}
