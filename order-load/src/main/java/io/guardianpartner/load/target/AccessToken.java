package io.guardianpartner.load.target;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.guardianpartner.message.Json;
import io.guardianpartner.message.process.TokenSource;

/**
 * An access token that is fetched again a minute before it ends, in the background: nobody waits for it as long as the
 * old one is good. Thread-safe.
 */
public final class AccessToken {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    /** A source that brings nothing newer is not asked at every call. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** A token and when it ends. */
    private record Good(String token, Instant end) {}

    private final String whose;
    private final TokenSource source;
    private final Consumer<String> teller;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Good current;
    private volatile Instant nextFetch = Instant.MIN;

    /** @param teller told of a token that cannot be renewed */
    public AccessToken(String whose, TokenSource source, Consumer<String> teller) {
        this.whose = whose;
        this.source = source;
        this.teller = teller;
    }

    /** @throws LoadException if there is none */
    public String get() throws InterruptedException {
        Good known = current == null ? first() : current;
        if (Instant.now().isAfter(known.end().minus(MARGIN))) {
            renew();
        }
        return known.token();
    }

    /** A service did not take this token: another one is fetched, if there can be one. */
    public void refused(String token) throws InterruptedException {
        if (token.equals(current.token()) && source.canRenew()) {
            fetchAgain();
        }
    }

    /** When it ends, if it says so and nobody will renew it. */
    public Optional<Instant> endsForGood() throws InterruptedException {
        get();
        return source.canRenew() || current.end().equals(Instant.MAX) ? Optional.empty() : Optional.of(current.end());
    }

    private synchronized Good first() throws InterruptedException {
        if (current == null) {
            try {
                current = fetch();
            } catch (IOException e) {
                throw new LoadException("The " + whose + " token from " + source.name() + " cannot be had: "
                    + e.getMessage() + ".");
            }
        }
        return current;
    }

    private void renew() {
        if (source.canRenew() && Instant.now().isAfter(nextFetch) && renewing.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> {
                try {
                    fetchAgain();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    renewing.set(false);
                }
            }, "token of " + whose);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void fetchAgain() throws InterruptedException {
        if (Instant.now().isBefore(nextFetch)) {
            return;
        }
        nextFetch = Instant.now().plus(PAUSE);
        try {
            current = fetch();
        } catch (IOException e) {
            teller.accept("The " + whose + " token from " + source.name() + " cannot be renewed: " + e.getMessage()
                + ". The old one ends at " + current.end() + ".");
        }
    }

    private Good fetch() throws IOException, InterruptedException {
        String fetched = source.fetch().token().strip();
        if (fetched.isEmpty()) {
            throw new IOException("it is empty");
        }
        return new Good(fetched, endOf(fetched));
    }

    /** What a JWT says; a token of another kind says nothing. */
    private static Instant endOf(String token) {
        String[] parts = token.split("\\.");
        try {
            long seconds = Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp").asLong();
            return seconds == 0 ? Instant.MAX : Instant.ofEpochSecond(seconds);
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Instant.MAX;
        }
    }
}
