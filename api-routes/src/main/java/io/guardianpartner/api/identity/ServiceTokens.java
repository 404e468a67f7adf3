package io.guardianpartner.api.identity;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import io.guardianpartner.api.Access;

/**
 * Keeps the tokens with which this service calls others. One is fetched when it is first needed and before the last one expires,
 * by one call for all threads that need it at that moment. Thread-safe.
 */
public class ServiceTokens {

    /** A callee that rejects a fresh token too does not make us fetch one for each of its answers. */
    private static final Duration REJECTED_AGAIN = Duration.ofMinutes(1);

    private final TokenClient grants;
    private final Duration renewBefore;
    private final Clock clock;
    private final Map<String, CachedToken> held = new ConcurrentHashMap<>();
    private final Map<String, String> rejected = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<CachedToken>> asking = new ConcurrentHashMap<>();

    ServiceTokens(TokenClient grants, Duration renewBefore, Clock clock) {
        this.grants = grants;
        this.renewBefore = renewBefore;
        this.clock = clock;
    }

    /**
     * A token for calling a service.
     *
     * @param callee its queue, by which its scope is named
     *
     * @return what goes into {@code Authorization} after {@code Bearer}
     *
     * @throws IOException if none can be fetched now: the callee cannot be called, as if it were away
     */
    public String tokenFor(String callee) throws IOException {
        CachedToken token = held.get(callee);
        if (token != null && token.isFresh(clock.instant())) {
            return token.text();
        }
        try {
            return renewed(callee).text();
        } catch (IOException e) {
            if (token != null && token.isValid(clock.instant()) && held.get(callee) == token) {
                return token.text();
            }
            throw e;
        }
    }

    /**
     * The callee does not believe the token: the next call fetches another. If that one is rejected too, it is kept for a
     * minute.
     */
    public void refused(String callee, String text) {
        Instant now = clock.instant();
        held.computeIfPresent(callee, (name, token) -> {
            boolean isToBeCachedToken = !token.text().equals(text)
                || token.isReplacement() && now.isBefore(token.fetchedAt().plus(REJECTED_AGAIN));
            if (isToBeCachedToken) {
                return token;
            }
            rejected.put(callee, text);
            return null;
        });
    }

    private CachedToken renewed(String callee) throws IOException {
        CompletableFuture<CachedToken> mine = new CompletableFuture<>();
        CompletableFuture<CachedToken> others = asking.putIfAbsent(callee, mine);
        if (others != null) {
            return joined(others);
        }
        try {
            CachedToken token = held.get(callee);
            if (token == null || !token.isFresh(clock.instant())) {
                token = fetched(callee);
                held.put(callee, token);
            }
            mine.complete(token);
            return token;
        } catch (IOException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asking.remove(callee, mine);
        }
    }

    private CachedToken fetched(String callee) throws IOException {
        Instant now = clock.instant();
        TokenClient.Grant grant = grants.ask(Access.scopeOf(callee));
        Instant end = now.plus(grant.lifetime());
        Duration early = renewBefore.compareTo(grant.lifetime().dividedBy(2)) < 0
            ? renewBefore
            : grant.lifetime().dividedBy(2);
        return new CachedToken(grant.token(), now, end.minus(early), end, rejected.remove(callee) != null);
    }

    private static CachedToken joined(CompletableFuture<CachedToken> others) throws IOException {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw new IOException("no token: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /**
     * An access token of this service.
     *
     * @param renewAt the time from which a new one is fetched
     * @param endsAt the time from which nobody believes it
     * @param isReplacement whether it took the place of one that a callee rejected
     */
    private record CachedToken(String text, Instant fetchedAt, Instant renewAt, Instant endsAt, boolean isReplacement) {

        boolean isFresh(Instant now) {
            return now.isBefore(renewAt);
        }

        boolean isValid(Instant now) {
            return now.isBefore(endsAt);
        }

        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "a token until " + endsAt;
        }
    }
}
