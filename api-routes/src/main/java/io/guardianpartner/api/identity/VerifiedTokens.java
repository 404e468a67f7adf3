package io.guardianpartner.api.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.api.Caller;

/**
 * The callers of tokens that were verified a short while ago. A service or a kitchen comes with the same token for minutes, and to check
 * its signature takes longer than most of what a request does. The last thousand tokens are known, each for a short while and not beyond
 * its expiry; after that it is verified anew. Thread-safe.
 */
final class VerifiedTokens {

    static final int MOST = 1000;

    private final Duration knownFor;

    private final Map<String, Verified> known = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > MOST;
        }
    };

    /** @param knownFor no longer than the issuer's keys are kept */
    VerifiedTokens(Duration knownFor) {
        this.knownFor = knownFor;
    }

    private record Verified(Caller caller, Instant until) {}

    /** @return empty if it has to be verified */
    synchronized Optional<Caller> callerOf(String token, Instant now) {
        Verified verified = known.get(token);
        if (verified != null && !now.isBefore(verified.until())) {
            known.remove(token);
            return Optional.empty();
        }
        return Optional.ofNullable(verified).map(Verified::caller);
    }

    synchronized void add(String token, Caller caller, Instant expiry, Instant now) {
        Instant latest = now.plus(knownFor);
        known.put(token, new Verified(caller, expiry.isBefore(latest) ? expiry : latest));
    }
}
