package io.guardianpartner.api.operator;

import java.util.Set;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.api.access.RequestAuthentication;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Knows operators: people of the group {@code admin}. A token counts only in the header, which no web page of others can send. */
final class Operators {

    private static final Set<Role> OPERATORS = Set.of(Role.ADMIN);

    private final RequestAuthentication authentication;

    Operators(RequestAuthentication authentication) {
        this.authentication = authentication;
    }

    /**
     * Finds the operator who has sent the request that this thread works on. Whatever the path was spelled like, an operation that
     * asks is not entered by anybody else.
     *
     * @throws ProblemException 401 without a valid token, 403 if it is of somebody else, 503 if tokens cannot be verified now
     */
    Caller require() {
        Caller caller = authenticate();
        authorize(caller);
        return caller;
    }

    /** @throws ProblemException 401 without a valid token, 503 if tokens cannot be verified now */
    Caller authenticate() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            return authentication.authenticate(request.getRequest());
        }
        throw ProblemException.unauthorized();
    }

    /** @throws ProblemException 403 if it is no operator */
    void authorize(Caller caller) {
        caller.require(OPERATORS);
    }
}
