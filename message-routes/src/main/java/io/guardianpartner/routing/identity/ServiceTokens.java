package io.guardianpartner.routing.identity;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import io.guardianpartner.routing.rest.Access;

/**
 * The tokens by which this service calls others. One is fetched when it is first wanted and when the one before nears
 * its end, by one call for all who want it at that moment.
 */
public class ServiceTokens {

    /** A callee that refuses a fresh token too is not to make us fetch one for each of its refusals. */
    private static final Duration REFUSED_AGAIN = Duration.ofMinutes(1);

    private final Grants grants;
    private final Duration renewBefore;
    private final Clock clock;
    private final Map<String, ServiceToken> held = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<ServiceToken>> asking = new ConcurrentHashMap<>();

    ServiceTokens(Grants grants, Duration renewBefore, Clock clock) {
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
     * @throws IOException if none is to be had now: the callee cannot be called, as if it were away
     */
    public String tokenFor(String callee) throws IOException {
        ServiceToken token = held.get(callee);
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
     * The callee does not believe the token: the next call fetches another. If that one is refused too, it is kept for a
     * minute.
     */
    public void refused(String callee, String text) {
        Instant now = clock.instant();
        held.computeIfPresent(callee, (name, token) -> {
            boolean isToBeKept = !token.text().equals(text)
                || token.isReplacement() && now.isBefore(token.fetchedAt().plus(REFUSED_AGAIN));
            if (isToBeKept) {
                return token;
            }
            refused.put(callee, text);
            return null;
        });
    }

    private ServiceToken renewed(String callee) throws IOException {
        CompletableFuture<ServiceToken> mine = new CompletableFuture<>();
        CompletableFuture<ServiceToken> others = asking.putIfAbsent(callee, mine);
        if (others != null) {
            return joined(others);
        }
        try {
            ServiceToken token = held.get(callee);
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

    private ServiceToken fetched(String callee) throws IOException {
        Instant now = clock.instant();
        Grants.Grant grant = grants.ask(Access.scopeOf(callee));
        Instant end = now.plus(grant.lifetime());
        Duration early = renewBefore.compareTo(grant.lifetime().dividedBy(2)) < 0
            ? renewBefore
            : grant.lifetime().dividedBy(2);
        return new ServiceToken(grant.token(), now, end.minus(early), end, refused.remove(callee) != null);
    }

    private static ServiceToken joined(CompletableFuture<ServiceToken> others) throws IOException {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw new IOException("no token: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
