package io.guardianpartner.local.gateway;

import java.util.Optional;

import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** Verifies the access token of a request at the gateway. */
public interface Authorizer {

    /** @return why not; empty if it may */
    Optional<Response> refusal(Request request);
}
