package io.guardianpartner.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationBodyTest {

    @Test
    void theNeededMembersAreKeptAsTheyCame() {
        NotificationBody body = of("""
            {"id": 12345, "live_mode": true, "type": "payment", "date_created": "2026-01-01T12:00:00.000-04:00",
             "user_id": 44444, "api_version": "v1", "action": "payment.updated", "data": {"id": "4711", "x": 1},
             "payer": {"email": "zeca@example.org"}}""");

        assertThat(body.id()).isEqualTo("12345");
        assertThat(body.kept()).isEqualTo("{\"id\":12345,\"type\":\"payment\",\"action\":\"payment.updated\","
            + "\"date_created\":\"2026-01-01T12:00:00.000-04:00\",\"user_id\":44444,\"live_mode\":true,"
            + "\"api_version\":\"v1\",\"data\":{\"id\":\"4711\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"zeca silva\"", "{\"email\": \"zeca@example.org\"}", "[1]", "\"\\u0000\"", "\"\"", "null",
        "\"01234567890123456789012345678901234567890123456789012345678901234\""})
    void aMemberThatIsNoShortPrintableValueIsLeftOut(String value) {
        NotificationBody body = of("{\"id\": " + value + ", \"data\": " + value + ", \"type\": \"payment\"}");

        assertThat(body.id()).isNull();
        assertThat(body.kept()).isEqualTo("{\"type\":\"payment\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[]", "{", "{\"id\": 1, \"id\": 2}", "null", "{} {}"})
    void ofWhatIsNoJsonObjectSizeAndHashAreKept(String text) {
        NotificationBody body = of(text);

        assertThat(body.kept()).isNull();
        assertThat(body.id()).isNull();
        assertThat(body.bytes()).isEqualTo(text.length());
        assertThat(body.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void theHashIsSha256OfAllOfIt() {
        assertThat(of("abc").hash()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(NotificationBody.of(null).hash())
            .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aLargeBodyIsNotEvenRead() {
        assertThat(of("{\"id\": 1, \"x\": \"" + "x".repeat(NotificationBody.LARGEST_READ) + "\"}").kept()).isNull();
    }

    private static NotificationBody of(String text) {
        return NotificationBody.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
