package io.guardianpartner.local.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.local.http.AwsJsonFault;

/** Questions that were asked and wait for an answer. Not safe for many threads: {@link CognitoApi} lets in one at a time. */
final class Challenges {

    static final String EMAIL_OTP = "EMAIL_OTP";
    static final String PASSWORD = "PASSWORD";
    static final String NEW_PASSWORD = "NEW_PASSWORD_REQUIRED";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int TRIES = 3;
    /** Cognito's sessions are long. */
    private static final int SESSION_BYTES = 300;

    private final Map<String, Challenge> open = new HashMap<>();
    private final Clock clock;

    Challenges(Clock clock) {
        this.clock = clock;
    }

    /** A question to a user who may not exist; then no answer is right. */
    static final class Challenge {

        private final String name;
        private final Optional<User> user;
        private final AppClient client;
        private final String code;
        private final java.time.Instant until;
        private int wrong;

        private Challenge(String name, Optional<User> user, AppClient client, String code, java.time.Instant until) {
            this.name = name;
            this.user = user;
            this.client = client;
            this.code = code;
            this.until = until;
        }
    }

    /** @return the session by which it is answered */
    String ask(String name, Optional<User> user, AppClient client, String code) {
        String session = RandomSecrets.token(SESSION_BYTES);
        open.put(session, new Challenge(name, user, client, code, clock.instant().plus(PATIENCE)));
        return session;
    }

    /**
     * Checks a code. A right one ends the question.
     *
     * @throws AwsJsonFault if it is wrong, or the session is none, over or used up
     */
    User answer(String session, String name, AppClient client, String username, String code) {
        Challenge challenge = open(session, name, client);
        boolean theirs = challenge.user.filter(user -> user.username().equals(username) || user.isAlsoCalled(username))
            .isPresent();
        if (!theirs || !code.equals(challenge.code)) {
            challenge.wrong++;
            if (challenge.wrong >= TRIES) {
                open.remove(session);
            }
            throw CognitoErrors.of("CodeMismatchException", "Invalid code or auth state for the user.");
        }
        open.remove(session);
        return challenge.user.orElseThrow();
    }

    private Challenge open(String session, String name, AppClient client) {
        Challenge challenge = open.get(session);
        if (challenge == null || challenge.client != client || !challenge.name.equals(name)
            || !challenge.until.isAfter(clock.instant())) {
            throw CognitoErrors.notAuthorized("Invalid session for the user.");
        }
        return challenge;
    }
}
