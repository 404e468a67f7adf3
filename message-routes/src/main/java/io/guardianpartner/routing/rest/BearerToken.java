package io.guardianpartner.routing.rest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** Reads the bearer token of a request (RFC 6750, section 2.1): the header only, never the query or the body. */
final class BearerToken {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

    private BearerToken() {}

    /**
     * @return empty if the request says nothing about who calls
     *
     * @throws ProblemException 401 if what it says is no bearer token, or it says several things
     */
    static Optional<String> of(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Authorization"));
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Matcher credentials = CREDENTIALS.matcher(given.get(0));
        if (given.size() > 1 || !credentials.matches()) {
            throw ProblemException.invalidToken();
        }
        return Optional.of(credentials.group(1));
    }
}
