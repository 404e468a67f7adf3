package io.guardianpartner.local.frontdoor;

import java.util.Optional;

import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** Says at the front door whether a request that needs a token may go on. */
public interface Authorizer {

    /** @return why not; empty if it may */
    Optional<Response> refusal(Request request);
}
