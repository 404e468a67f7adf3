package io.guardianpartner.api.identity;

import java.io.IOException;
import java.time.Duration;

/** A source of access tokens for this service. */
interface TokenClient {

    /** A token, and for how long it is valid. */
    record Grant(String token, Duration lifetime) {}

    /** @throws IOException if it gives none; its message holds nothing of the answer */
    Grant ask(String scope) throws IOException;
}
