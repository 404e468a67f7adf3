package io.guardianpartner.routing.rest;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Refuses at the door who has not signed, for the operations of {@link Access#SIGNATURE}: such a request takes no thread from
 * those that work, however many there are. Whoever passes meets the route's own check.
 */
@FunctionalInterface
public interface SignatureCheck {

    /**
     * @param request as its route would see it
     *
     * @throws ProblemException if the request is not signed as it should be
     */
    void check(HttpServletRequest request);
}
