package io.guardianpartner.routing.rest;

import jakarta.servlet.http.HttpServletRequest;

/** Finds out who sends a request, and lets it carry that to its route. */
final class CallerAtDoor {

    private static final String ATTRIBUTE = CallerAtDoor.class.getName();
    private static final String IS_PUBLIC = ATTRIBUTE + ".isPublic";

    private final AccessRules rules;
    private final Authenticator authenticator;

    CallerAtDoor(AccessRules rules, Authenticator authenticator) {
        this.rules = rules;
        this.authenticator = authenticator;
    }

    /**
     * What is open to anybody is called by nobody: a token is not looked at there, whatever it is.
     *
     * @throws ProblemException 401 without a token that is to be believed, 503 if that cannot be told now
     */
    void identify(HttpServletRequest request) {
        Caller caller = rules.isOpen(request.getMethod(), request.getRequestURI())
            ? Caller.anonymous()
            : authenticator.caller(BearerToken.of(request).orElseThrow(ProblemException::unauthorized));
        request.setAttribute(ATTRIBUTE, caller);
        request.setAttribute(IS_PUBLIC, rules.isPublic(request.getMethod(), request.getRequestURI()));
    }

    /** Who was found to send it; anonymous if nobody looked. */
    static Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.anonymous();
    }

    /** Whether it asks for what is the same for anybody; not if nobody looked. */
    static boolean isPublic(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(IS_PUBLIC));
    }
}
