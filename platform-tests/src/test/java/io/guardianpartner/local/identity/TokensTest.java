package io.guardianpartner.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void aTokenOfAnotherPoolIsNotReadThoughOneKeySignsForBoth() {
        Tokens here = of("http://127.0.0.1:1/here");
        Tokens there = of("http://127.0.0.1:1/there");
        String token = there.machine(new AppClient("anybody", "secret", Set.of(), false), List.of(Tokens.OWN_ACCOUNT));

        assertThat(there.read(token)).isPresent();
        assertThat(here.read(token)).isEmpty();
    }

    private static Tokens of(String issuer) {
        return new Tokens(SigningKey.OF_THIS_PROCESS, issuer, Duration.ofMinutes(1), Clock.systemUTC());
    }
}
