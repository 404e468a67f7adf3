package io.guardianpartner.local.identity;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Issues access tokens for trials on one machine, as the owner of the user pool. A user who does not exist yet is
 * created. A token is kept for some minutes. Thread-safe.
 */
public final class TokenIssuer {

    /** Half of the time for which the stand-in's tokens are good. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PoolAdmin pool;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    /** @param identity where the stand-in is */
    public TokenIssuer(URI identity) {
        this.pool = new PoolAdmin(identity);
    }

    /**
     * An access token of a person.
     *
     * @param name who; the same name is the same person
     * @param groups {@code kitchen}, {@code admin}; none for a customer
     *
     * @throws IllegalStateException if the stand-in refuses
     * @throws UncheckedIOException if it does not answer
     */
    public String person(String name, String... groups) {
        return kept(name + List.of(groups), () -> signedIn(name, groups));
    }

    /** The e-mail address of a person, by which they can sign in once they had a token. */
    public static String addressOf(String name) {
        return name + "@example.com";
    }

    /**
     * An access token of a service, with all the scopes that it may have.
     *
     * @param queue of the service
     */
    public String service(String queue) {
        String client = AppClients.idOf(queue);
        return kept(client, () -> pool.tokenOf(client));
    }

    private String kept(String whose, Supplier<String> fetch) {
        return kept.compute(whose, (key, token) -> token != null && Instant.now().isBefore(token.until())
            ? token
            : new Kept(fetch.get(), Instant.now().plus(KEPT))).token();
    }

    private String signedIn(String name, String... groups) {
        String username = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        String password = RandomSecrets.token(24) + "aA1!";
        pool.user(username, addressOf(name), password);
        for (String group : groups) {
            pool.join(username, group);
        }
        return pool.tokenOf(username, password);
    }
}
