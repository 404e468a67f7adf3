package io.guardianpartner.api;

/** Tells callers by their access tokens. */
public interface Authenticator {

    /**
     * @param token what follows {@code Bearer} in the request
     *
     * @throws ProblemException 401 if the token is invalid, 503 if it cannot be verified now
     */
    Caller caller(String token);

    /**
     * An operation is only for callers who are known.
     *
     * @throws IllegalStateException if nobody can ever be known: the service is not to start
     */
    void isNeeded();
}
