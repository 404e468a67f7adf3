package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what is answered to bodies of requests, over a real server. */
class RestBodiesTest extends ShopTest {

    @ParameterizedTest(name = "{0} is answered {1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {"items": [                                                   | 400 | ''
        [1, 2]                                                        | 400 | ''
        null                                                          | 400 | ''
        {"items": "three"}                                            | 400 | /items
        {"items": [{"productId": 5, "quantity": 1}]}                  | 400 | /items/0/productId
        {"items": [{"productId": "x", "quantity": 1}]}                | 400 | /items/0/productId
        {"items": [], "notes": 5}                                     | 400 | /notes
        {"items": [{"quantity": 1.5}]}                                | 400 | /items/0/quantity
        {"items": [{"quantity": "1"}]}                                | 400 | /items/0/quantity
        {"items": [{"quantity": 99999999999}]}                        | 400 | /items/0/quantity
        {"items": [{"quantity": null}]}                               | 400 | /items/0/quantity
        {"items": [{"productId": "018f0000-0000-7000-8000-000000000000"}]} | 400 | /items/0/quantity
        {"items": [], "items": []}                                    | 400 | ''
        {"notes": "no onions"}                                        | 422 | /items
        {"items": [{"quantity": 1}]}                                  | 422 | /items/0/productId
        """)
    void whatIsWrongInABodyIsNamedByItsPointer(String body, int status, String pointer) throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofString(body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer).at("/errors/0/pointer").asText("absent")).as(answer.body()).isEqualTo(pointer);
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() throws Exception {
        String body = "{\"items\": [{\"quantity\": 0}], \"notes\": \"" + "n".repeat(51) + "\"}";

        JsonNode problem = problem(post(BodyPublishers.ofString(body)));

        assertThat(problem.get("errors").findValuesAsText("pointer"))
            .containsExactly("/items/0/productId", "/items/0/quantity", "/notes");
    }

    @Test
    void ofThousandsOfBrokenRulesTheFirstAreNamedAndAllAreCounted() throws Exception {
        String body = "{\"items\": [" + "{\"quantity\": 0},".repeat(1999) + "{\"quantity\": 0}]}";

        JsonNode problem = problem(post(BodyPublishers.ofString(body)));

        assertThat(problem.get("errors")).hasSize(50);
        assertThat(problem.get("detail").asText()).startsWith("4000 members");
    }

    @Test
    void aBodyThatIsMissingIsSaidToBeMissing() throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("detail").asText()).contains("required");
    }

    /** Latin-1, an overlong slash, half a surrogate pair, UTF-16 and UTF-32 without and with a byte order mark. */
    @ParameterizedTest
    @ValueSource(strings = {"7b226e6f746573223a2270e36f227d", "7b226e6f746573223a22c0af227d",
        "7b226e6f746573223a22eda080227d", "007b0022006e0022003a0031007d", "7b0022006e0022003a0031007d00",
        "feff007b007d", "fffe7b007d00", "0000007b0000007d", "0000feff0000007b0000007d", "7b7d00"})
    void aBodyThatIsNotUtf8IsRejected(String hex) throws Exception {
        JsonNode problem = problem(post(BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex))));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo("The request body must be UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "iso-8859-1", "nonsense"})
    void aBodyThatSaysItIsNotUtf8IsRejected(String charset) throws Exception {
        HttpRequest cart = request("/v1/carts").header("Content-Type", "application/json; charset=" + charset)
            .POST(cart("1")).build();

        assertThat(problem(send(cart)).get("status").asInt()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "null", " null\n"})
    void aBodyThatSaysNothingIsNoBody(String body) throws Exception {
        JsonNode problem = problem(post(BodyPublishers.ofString(body)));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo("A JSON body is required.");
    }

    @Test
    void aBodyOverTheLimitIsRejectedWithItsLengthAnnouncedOrNot() throws Exception {
        byte[] large = new byte[256 * 1024 + 1];

        assertThat(problem(post(BodyPublishers.ofByteArray(large))).get("status").asInt()).isEqualTo(413);
        assertThat(problem(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))).get("status")
            .asInt()).isEqualTo(413);
    }

    @Test
    void aBodyThatIsNoJsonByItsTypeIsRejected() throws Exception {
        HttpRequest form = request("/v1/carts").header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("CamelHttpResponseCode=200")).build();

        assertThat(problem(send(form)).get("status").asInt()).isEqualTo(415);
    }

    @Test
    void aBodyOfTwoTypesAndASecretOfTwoValuesAreRejected() throws Exception {
        HttpRequest cart = request("/v1/carts").headers("Content-Type", "application/json", "Content-Type", "text/xml")
            .POST(cart("1")).build();

        assertThat(problem(send(cart)).get("status").asInt()).isEqualTo(400);
        assertThat(problem(call("POST", "/v1/secrets/1", "Authorization", "Bearer a", "Authorization", "Bearer b"))
            .get("status").asInt()).isEqualTo(400);
    }

    @Test
    void aBodyWithoutATokenIsNotWaitedFor() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST /v1/carts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 200000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            byte[] begin = socket.getInputStream().readNBytes(12);
            assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }
}
