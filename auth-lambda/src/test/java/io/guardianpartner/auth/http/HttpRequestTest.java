package io.guardianpartner.auth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;

class HttpRequestTest {

    private static final String BODY = "{\"name\":\"P\u00e3o\"}";

    /** The gateway sends a body that is no text in Base64. */
    @Test
    void aBodyThatIsNotUtf8IsRefused() throws IOException {
        assertThat(read(BODY.getBytes(StandardCharsets.UTF_8)).fields().text("name", 3)).isEqualTo("P\u00e3o");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(BODY.getBytes(StandardCharsets.ISO_8859_1)))
            .satisfies(problem -> assertThat(problem.answer().status()).isEqualTo(400));
    }

    private static HttpRequest read(byte[] body) throws IOException {
        String event = "{\"body\":\"" + Base64.getEncoder().encodeToString(body) + "\",\"isBase64Encoded\":true}";
        return HttpRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.US_ASCII)));
    }
}
