package io.guardianpartner.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant IN_AN_HOUR = NOW.plus(Duration.ofHours(1));
    private static final Caller COOK = new Caller("cook", Set.of(Role.KITCHEN));

    private final VerifiedTokens tokens = new VerifiedTokens(Duration.ofMinutes(1));

    @Test
    void aTokenIsKnownForAMinute() {
        tokens.add("token", COOK, IN_AN_HOUR, NOW);

        assertThat(tokens.callerOf("token", NOW.plusSeconds(59))).contains(COOK);
        assertThat(tokens.callerOf("token", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aTokenIsNotKnownBeyondItsExpiry() {
        tokens.add("token", COOK, NOW.plusSeconds(5), NOW);

        assertThat(tokens.callerOf("token", NOW.plusSeconds(4))).contains(COOK);
        assertThat(tokens.callerOf("token", NOW.plusSeconds(5))).isEmpty();
    }

    @Test
    void anotherTokenIsNotKnown() {
        tokens.add("token", COOK, IN_AN_HOUR, NOW);

        assertThat(tokens.callerOf("token2", NOW)).isEmpty();
        assertThat(tokens.callerOf("Token", NOW)).isEmpty();
    }

    @Test
    void theTokenThatWasUsedLeastRecentlyMakesRoom() {
        tokens.add("first", COOK, IN_AN_HOUR, NOW);
        tokens.add("second", COOK, IN_AN_HOUR, NOW);
        for (int i = 2; i < VerifiedTokens.MOST; i++) {
            tokens.add("other" + i, COOK, IN_AN_HOUR, NOW);
        }
        tokens.callerOf("first", NOW);

        tokens.add("one more", COOK, IN_AN_HOUR, NOW);

        assertThat(tokens.callerOf("first", NOW)).contains(COOK);
        assertThat(tokens.callerOf("second", NOW)).isEmpty();
    }
}
