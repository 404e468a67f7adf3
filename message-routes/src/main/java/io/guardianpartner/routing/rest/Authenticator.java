package io.guardianpartner.routing.rest;

/** Knows by an access token who calls. */
public interface Authenticator {

    /**
     * @param token what follows {@code Bearer} in the request
     *
     * @throws ProblemException 401 if the token is not to be believed, 503 if that cannot be told now
     */
    Caller caller(String token);

    /**
     * An operation is only for callers who are known.
     *
     * @throws IllegalStateException if nobody can ever be known: the service is not to start
     */
    void isNeeded();
}
