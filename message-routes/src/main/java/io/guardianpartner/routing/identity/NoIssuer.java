package io.guardianpartner.routing.identity;

import io.guardianpartner.routing.rest.Authenticator;
import io.guardianpartner.routing.rest.Caller;
import io.guardianpartner.routing.rest.ProblemException;

/** Believes nobody: what a service has that only handles messages, or answers to anybody. */
final class NoIssuer implements Authenticator {

    @Override
    public Caller caller(String token) {
        throw ProblemException.invalidToken();
    }

    @Override
    public void isNeeded() {
        throw new IllegalStateException(
            "guardian.identity.issuer is not set, and there are operations for callers who are known");
    }
}
