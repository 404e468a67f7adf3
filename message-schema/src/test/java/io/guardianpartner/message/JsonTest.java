package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":1.0}", "{\"count\":1.5}", "{\"count\":\"1\"}", "{\"count\":true}",
        "{\"count\":\"\"}", "{\"count\":1e2}", "{\"count\":2147483648}",
        "{\"count\":1,\"count\":2}",
        "{\"text\":1}", "{\"text\":1.5}", "{\"text\":true}", "{\"text\":{}}", "{\"text\":[]}", "{\"flag\":1}",
        "{\"flag\":\"true\"}", "{\"colour\":0}", "{\"colour\":\"\"}", "{\"colour\":\"red\"}",
        "{\"at\":0}", "{\"at\":1.5}", "{\"at\":\"\"}", "{\"at\":\"2026-01-31\"}", "{\"at\":\"1769857200\"}",
        "{\"id\":\"\"}", "{\"id\":\"1-1-1-1-1\"}", "{\"id\":1}", "{\"uri\":1}", "{\"uri\":\"\"}", "{\"uri\":\"a b\"}",
        "{\"at\":\"+12026-01-31T11:00:00Z\"}", "{\"at\":{}}", "{\"at\":\"2026-02-29T11:00:00Z\"}",
        "{\"at\":\"2026-01-31T11:00:00\"}",
        "{\"at\":\"2026-01-31T11:00Z\"}", "{\"at\":\"2026-01-31T11:00:00.Z\"}", "{\"at\":\" 2026-01-31T11:00:00Z\"}",
        "{\"at\":\"2026-01-31T11:00:00+3\"}", "{\"at\":\"2026-01-31 11:00:00Z\"}",
        "{\"at\":\"2026-01-31T11:00:00,5Z\"}",
        "{\"at\":\"2026-01-31T24:00:00Z\"}", "{\"at\":\"2026-01-31T11:00:00+03\"}",
        "{\"at\":\"2026-01-31T11:00:00+0300\"}",
        "{\"id\":\"AZwfvwAAcACAAAAAAAAAAA==\"}", "{\"id\":\" 018f0000-0000-7000-8000-000000000000\"}",
        "{\"id\":\"018f0000-0000-7000-8000-000000000000 \"}", "{\"id\":\"018f0000000070008000000000000000\"}",
        "{\"id\":\"{018f0000-0000-7000-8000-000000000000}\"}", "{\"id\":\"018f0000-0000-7000-8000-00000000000g\"}",
        "{\"id\":[\"018f0000-0000-7000-8000-000000000000\"]}", "{\"colour\":\" RED\"}", "{\"colour\":\"RED\\n\"}",
        "{\"colour\":\"0\"}", "{\"colour\":\" \"}", "{\"colour\":[\"RED\"]}", "{\"count\":\" \"}", "{\"count\":[1]}",
        "{\"count\":[]}",
        "{\"flag\":0}", "{\"flag\":\"\"}", "{\"text\":[\"a\"]}", "{\"uri\":[]}", "{\"amount\":\" 29.90\"}",
        "{\"amount\":{}}",
        "{\"amount\":true}", "{\"amount\":29.90}", "{\"list\":{}}", "{\"list\":\"\"}", "\" \"",
        "{\"list\":\"a\"}", "{\"list\":[1]}", "{\"maybe\":1}", "{} {}", "{}x", "[]", "\"\"", "1"})
    void nothingIsGuessed(String json) {
        assertThatExceptionOfType(JsonProcessingException.class)
            .isThrownBy(() -> Json.mapper().readValue(json, Thing.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":null,\"flag\":true}", "{\"flag\":true}", "{\"count\":1,\"flag\":null}"})
    void aPrimitiveIsNeverNullOrAbsent(String json) {
        assertThatExceptionOfType(JsonProcessingException.class)
            .isThrownBy(() -> Json.mapper().readValue(json, Primitives.class));
    }

    @Test
    void unknownMembersAreIgnored() throws Exception {
        assertThat(Json.mapper().readValue("{\"text\":\"a\",\"new\":{\"b\":1}}", Thing.class).text()).isEqualTo("a");
    }

    @Test
    void aValueComesBackAsItWasWritten() throws Exception {
        var thing = new Thing(7, "a", true, Colour.RED, Instant.parse("2026-01-31T11:00:00.123456Z"), Ids.next(),
            URI.create("https://pictures.example/a.jpg"), Money.of("29.90"), List.of("x"), Optional.of("y"));

        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(thing), Thing.class)).isEqualTo(thing);
    }

    @Test
    void timesAreRfc3339() throws Exception {
        assertThat(Json.mapper().writeValueAsString(List.of(Instant.parse("2026-01-31T11:00:00Z"),
            OffsetDateTime.parse("2026-01-31T08:00:00-03:00"), LocalDate.of(2026, 1, 31), Duration.ofMinutes(35))))
            .isEqualTo("[\"2026-01-31T11:00:00Z\",\"2026-01-31T08:00:00-03:00\",\"2026-01-31\",\"PT35M\"]");
        assertThat(Json.mapper().readValue("\"2026-01-31T08:00:00-03:00\"", Instant.class))
            .isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31t11:00:00z", "2026-01-31T11:00:00.000000000Z", "2026-01-31T11:00:00.0Z",
        "2026-01-31T11:00:00+00:00", "2026-01-31T11:00:00-00:00", "2026-01-31t08:00:00.000-03:00"})
    void everyFormOfRfc3339IsRead(String text) throws Exception {
        assertThat(Json.mapper().readValue("\"" + text + "\"", Instant.class))
            .isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
    }

    @Test
    void nullAndEmptyAreLeftOut() throws Exception {
        assertThat(Json.mapper().writeValueAsString(
            new Thing(0, null, null, null, null, null, null, null, List.of(), Optional.empty())))
            .isEqualTo("{\"count\":0,\"list\":[]}");
    }

    enum Colour {
        RED
    }

    record Primitives(int count, boolean flag) {}

    record Thing(Integer count, String text, Boolean flag, Colour colour, Instant at, UUID id, URI uri, Money amount,
        List<String> list, Optional<String> maybe) {}
}
