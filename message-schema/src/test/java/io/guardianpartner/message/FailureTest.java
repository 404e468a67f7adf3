package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void whatIsWrittenIsRead() {
        var failure = new Failure("invalid", "/payload/amount is missing", AT, 3);

        assertThat(failure.json()).isEqualTo("{\"outcome\":\"invalid\",\"detail\":\"/payload/amount is missing\","
            + "\"at\":\"2026-01-01T12:00:00Z\",\"receives\":3}");
        assertThat(Failure.read(failure.json())).contains(failure);
    }

    @Test
    void theDetailIsOnePrintableLineOfAtMost500Characters() {
        assertThat(new Failure("invalid", "a\nb\u001b[2Jc\ud800d\u009be\u202ef", AT, 1).detail())
            .isEqualTo("a?b?[2Jc?d?e?f");
        assertThat(new Failure("invalid", "x".repeat(600), AT, 1).detail()).hasSize(500).endsWith("x…");
        assertThat(new Failure("invalid", "😀".repeat(501), AT, 1).detail()).isEqualTo("😀".repeat(499) + "…");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "no JSON", "[]", "{}", "{\"outcome\":\"invalid\",\"receives\":1}",
        "{\"outcome\":\"invalid\",\"at\":\"yesterday\",\"receives\":1}"})
    void anythingElseSaysNothing(String json) {
        assertThat(Failure.read(json)).isEmpty();
    }
}
