package io.guardianpartner.routing.identity;

import java.time.Instant;

/**
 * An access token of this service.
 *
 * @param renewAt from when on a new one is fetched
 * @param endsAt from when on nobody believes it
 * @param isReplacement whether it took the place of one that a callee refused
 */
record ServiceToken(String text, Instant fetchedAt, Instant renewAt, Instant endsAt, boolean isReplacement) {

    boolean isFresh(Instant now) {
        return now.isBefore(renewAt);
    }

    boolean isValid(Instant now) {
        return now.isBefore(endsAt);
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "ServiceToken until " + endsAt;
    }
}
