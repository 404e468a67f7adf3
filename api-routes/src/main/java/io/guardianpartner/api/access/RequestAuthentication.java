package io.guardianpartner.api.access;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.guardianpartner.api.Authenticator;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/** Authenticates a request, which carries its caller to the route. */
public final class RequestAuthentication {

    private static final String ATTRIBUTE = RequestAuthentication.class.getName();
    /** RFC 6750, section 2.1: the header only, never the query or the body. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final String IS_PUBLIC = ATTRIBUTE + ".isPublic";

    private final AccessRules rules;
    private final Authenticator authenticator;

    RequestAuthentication(AccessRules rules, Authenticator authenticator) {
        this.rules = rules;
        this.authenticator = authenticator;
    }

    /**
     * Finds the caller. An open operation has an anonymous one: its token is not read, whatever it is.
     *
     * @throws ProblemException 401 without a valid token, 503 if tokens cannot be verified now
     */
    public void identify(HttpServletRequest request) {
        Caller caller = rules.isOpen(request.getMethod(), request.getRequestURI())
            ? Caller.anonymous()
            : authenticate(request);
        request.setAttribute(ATTRIBUTE, caller);
        request.setAttribute(IS_PUBLIC, rules.isPublic(request.getMethod(), request.getRequestURI()));
    }

    /**
     * Finds the caller of a request where nothing is open.
     *
     * @throws ProblemException 401 without a valid token, 503 if tokens cannot be verified now
     */
    public Caller authenticate(HttpServletRequest request) {
        return authenticator.caller(bearerToken(request).orElseThrow(ProblemException::unauthorized));
    }

    /** Tells requests that have to be signed. */
    public boolean isSigned(HttpServletRequest request) {
        return rules.isSigned(request.getMethod(), request.getRequestURI());
    }

    /** The caller of an authenticated request; anonymous if none was found. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.anonymous();
    }

    /** Tells authenticated requests whose answer is the same for everybody. */
    public static boolean isPublic(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(IS_PUBLIC));
    }

    /**
     * @return empty if the request says nothing about who calls
     *
     * @throws ProblemException 401 if what it says is no bearer token, or it says several things
     */
    private static Optional<String> bearerToken(HttpServletRequest request) {
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
