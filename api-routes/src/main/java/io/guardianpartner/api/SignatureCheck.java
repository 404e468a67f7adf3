package io.guardianpartner.api;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Rejects unsigned requests in the filter, for the operations of {@link Access#SIGNATURE}: they take no thread from those that
 * work, however many they are. They are rejected by their headers and query: nothing of a body is read before. A request that passes
 * meets the route's own check.
 */
@FunctionalInterface
public interface SignatureCheck {

    /**
     * @param request as its route would see it, without its body
     *
     * @throws ProblemException if the request is not signed as it should be
     */
    void check(HttpServletRequest request);
}
