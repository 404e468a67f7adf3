package io.guardianpartner.api;

import java.util.Set;

/**
 * The callers of an operation, as the REST DSL declares them: {@code .post().security(Access.ADMIN)}. Several are an "or". It is
 * the one declaration: the filter and the guards go by it, and the OpenAPI document shows it. An operation that says nothing is closed
 * to everybody.
 */
public final class Access {

    /** Anybody, known or not. */
    public static final String ANYONE = "anyone";
    /** Anybody who reaches the route: it checks the secret that comes as bearer token by itself. */
    public static final String BEARER_SECRET = "bearer-secret";
    /** Anybody who reaches the route: it checks the signature in {@code x-signature} by itself, as {@link SignatureCheck} did. */
    public static final String SIGNATURE = "signature";

    /** {@link Role#CUSTOMER} */
    public static final String CUSTOMER = "customer";
    /** {@link Role#KITCHEN} */
    public static final String KITCHEN = "kitchen";
    /** {@link Role#ADMIN} */
    public static final String ADMIN = "admin";
    /** {@link Role#SERVICE} */
    public static final String SERVICE = "service";

    private static final Set<String> OPEN = Set.of(ANYONE, BEARER_SECRET, SIGNATURE);

    private Access() {}

    /**
     * The scope by which one service lets another call it.
     *
     * @param queue the callee's queue in the contract
     */
    public static String scopeOf(String queue) {
        return queue + "/invoke";
    }

    /** Tells names that admit callers without a token of ours. */
    public static boolean isOpen(String key) {
        return OPEN.contains(key);
    }
}
