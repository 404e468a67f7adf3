package io.guardianpartner.local.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Refresh tokens that rotate: each gives the next, and stays valid for a moment after its first use, in case the answer
 * was lost. Not safe for many threads: {@link CognitoApi} lets in one at a time.
 */
final class RefreshTokens {

    /** One sign-in, with all tokens that come from it. */
    static final class Session {

        private final String id = UUID.randomUUID().toString();
        private final User user;
        private final AppClient client;
        private final Instant signedIn;
        private final Instant until;
        private boolean revoked;

        private Session(User user, AppClient client, Instant signedIn, Instant until) {
            this.user = user;
            this.client = client;
            this.signedIn = signedIn;
            this.until = until;
        }

        String id() {
            return id;
        }

        User user() {
            return user;
        }

        AppClient client() {
            return client;
        }

        Instant signedIn() {
            return signedIn;
        }
    }

    private static final class Token {
        private final Session session;
        private Instant firstUsed;

        private Token(Session session) {
            this.session = session;
        }
    }

    private static final int BYTES = 96;

    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Duration validity;
    private final Duration grace;
    private final Clock clock;

    /** @param grace for how long a token that was used is good again; zero for not at all */
    RefreshTokens(Duration validity, Duration grace, Clock clock) {
        this.validity = validity;
        this.grace = grace;
        this.clock = clock;
    }

    Session begin(User user, AppClient client) {
        Session session = new Session(user, client, clock.instant(), clock.instant().plus(validity));
        sessions.put(session.id, session);
        return session;
    }

    String issue(Session session) {
        String token = RandomSecrets.token(BYTES);
        tokens.put(token, new Token(session));
        return token;
    }

    /** Uses a token that is good; from its first use on its grace runs, and no second use makes it longer. */
    Session redeem(String token, AppClient client) {
        Token known = tokens.get(token);
        if (known == null || known.session.client != client) {
            throw CognitoErrors.notAuthorized("Invalid Refresh Token.");
        }
        if (known.session.revoked) {
            throw CognitoErrors.notAuthorized("Refresh Token has been revoked");
        }
        Instant now = clock.instant();
        if (!known.session.until.isAfter(now)) {
            throw CognitoErrors.notAuthorized("Refresh Token has expired");
        }
        if (known.firstUsed == null) {
            known.firstUsed = now;
        } else if (!known.firstUsed.plus(grace).isAfter(now)) {
            throw CognitoErrors.of("RefreshTokenReuseException", "Refresh token has been used already.");
        }
        return known.session;
    }

    /** Ends the sign-in that a token comes from; an unknown token ends nothing (RFC 7009). */
    void revoke(String token, AppClient client) {
        Token known = tokens.get(token);
        if (known != null && known.session.client == client) {
            known.session.revoked = true;
        }
    }

    void revokeAll(User user) {
        sessions.values().stream().filter(session -> session.user == user).forEach(session -> session.revoked = true);
    }

    boolean isRevoked(String session) {
        Session known = sessions.get(session);
        return known == null || known.revoked;
    }
}
