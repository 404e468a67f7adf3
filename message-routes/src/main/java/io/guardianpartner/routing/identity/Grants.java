package io.guardianpartner.routing.identity;

import java.io.IOException;
import java.time.Duration;

/** Who gives access tokens to this service. */
interface Grants {

    /** A token, and for how long it is valid. */
    record Grant(String token, Duration lifetime) {}

    /** @throws IOException if there is no token to be had; its message holds nothing of the answer */
    Grant ask(String scope) throws IOException;
}
