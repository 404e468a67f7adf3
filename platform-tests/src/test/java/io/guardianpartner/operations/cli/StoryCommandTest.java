package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of an order at a shell, beside a gateway that says what a test has it say. */
class StoryCommandTest {

    private static final String ORDER = Operator.ORDER.toString();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path root;
    private Operator operator;
    private HttpServer gateway;
    private int status = 200;
    private String answer;
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    @BeforeEach
    void aGateway() throws IOException {
        operator = new Operator(root);
        answer = """
            {"orderId": "%s", "trackingNumber": "042", "status": "PAYMENT_PENDING", "waitsFor": [
             {"service": "orders", "what": "its customer to pay the Pix", "until": "%s"}],
             "entries": [{"at": "%s", "service": "orders", "kind": "REQUEST", "what": "placed\\u001b[2J",
              "by": "CUSTOMER", "details": {"products": "2"}},
             {"at": "%s", "service": "orders", "kind": "MESSAGE_OUT", "what": "told MSG_X", "by": "CUSTOMER",
              "message": {"id": "m1", "type": "MSG_X", "outcome": "published"}}],
             "notes": ["payments: its part is missing, it answered 503 now."]}"""
            .formatted(ORDER, Instant.now().plus(Duration.ofMinutes(20)), START, START.plusSeconds(63));
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::handle);
        gateway.start();
        operator.file("admin.token", "a-token\n");
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.put(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void aStoryIsALineForEachThingAndWhatIsWaitedForUntilWhen() {
        assertThat(story(ORDER)).isZero();

        assertThat(operator.out.lines()).containsExactly(
            "Order " + ORDER + ", number 042, PAYMENT_PENDING",
            "2026-03-01 12:00:00.000Z   +0.000s  orders   CUSTOMER  placed?[2J (products 2)",
            "2026-03-01 12:01:03.000Z    +1m03s  orders   CUSTOMER  told MSG_X [MSG_X m1 published]",
            operator.out.lines().toList().get(3));
        assertThat(operator.out.lines()).last().asString()
            .startsWith("Waits for its customer to pay the Pix (orders), until 20")
            .containsPattern(", in 1[89]m\\d\\ds$");
        assertThat(operator.err).contains("payments: its part is missing");
        assertThat(asked).containsExactly(Map.entry("/v1/orders/" + ORDER + "/story", "Bearer a-token"));
    }

    @Test
    void deadLettersOfTheOrderAndOfNoOtherAreInTheirPlaceInTime() {
        String parked = operator.park("orders", "MSG_PAYMENT_SUCCESS", "rejected", START.plusSeconds(10));
        operator.put("catalog-from-orders-dead-letters", "{\"type\":\"MSG_X\"}",
            Map.of(Attributes.CORRELATION_ID, "0199b8a1-5e00-7c3a-9d2e-000000000000"));

        assertThat(story(ORDER, "--json")).isZero();

        JsonNode story = operator.json().get(0);
        assertThat(StreamSupport.stream(story.path("entries").spliterator(), false)
            .map(entry -> entry.path("kind").asText())).containsExactly("REQUEST", "DEAD_LETTER", "MESSAGE_OUT");
        assertThat(story.at("/entries/1/message/id").asText()).isEqualTo(parked);
        assertThat(story.at("/entries/1/message/outcome").asText()).isEqualTo("rejected");
        assertThat(story.at("/entries/1/service").asText()).isEqualTo("orders");
        assertThat(story.path("waitsFor").get(1).path("what").asText()).contains("a person", parked);
        assertThat(operator.out).doesNotContain("secret");
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
    }

    @Test
    void withoutARightToLookForDeadLettersTheRestIsTold() throws Exception {
        try (DenyingProxy proxy = new DenyingProxy(operator.cloud.sqsEndpoint(), "ReceiveMessage")) {
            Operator.writeState(root, proxy.url(), operator.cloud.snsEndpoint().toString());
            assertThat(story(ORDER)).isZero();
            assertThat(operator.out).contains("placed");
            assertThat(operator.err)
                .contains("Dead letters were not looked for: Access denied: this needs the permission "
                    + "sqs:ReceiveMessage");
            assertThat(story(ORDER, "--no-dead-letters")).isZero();
            assertThat(operator.err).doesNotContain("Dead letters");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | The token from file:FILE is not accepted at URL: it must be an access token of a person, and still good.",
        "403 | The token from file:FILE is not of an administrator; who asks for a story must be in the group admin.",
        "404 | There is no order ORDER.", "503 | URL answered 503; try again.",
        "200 | URL answered without a story; check that it is the gateway of a Guardian."})
    void eachFailureIsALineThatSaysWhatToDo(int answered, String why) {
        status = answered;
        answer = "<html>";

        assertThat(story(ORDER)).isEqualTo(1);

        assertThat(operator.err.strip())
            .isEqualTo("guardian: " + why.replace("FILE", root.resolve("admin.token").toString())
                .replace("URL", url()).replace("ORDER", ORDER));
    }

    @Test
    void aNumberThatNobodyHasTodayIsToldSo() {
        status = 404;
        assertThat(story("42")).isEqualTo(1);
        assertThat(operator.err).contains("No order of today has the number 42; of another day give its id");
    }

    @Test
    void nobodyWhoAnswersAndNothingThatRunsIsToldInALine() {
        gateway.stop(0);
        assertThat(story(ORDER)).isEqualTo(1);
        assertThat(operator.err).contains("Nothing answers at " + url());

        assertThat(operator.runAsIs("story", ORDER)).isEqualTo(1);
        assertThat(operator.err.strip()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"story", "story nonsense", "story 1234567890", "story 42 --url http://127.0.0.1:1",
        "story 42 --aws", "story 42 --token secret", "story 42 --url gateway --token env:X"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(operator.runAsIs(line.split(" "))).isEqualTo(2);
        assertThat(operator.err).isNotBlank().doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"250, 0.250s", "63000, 1m03s", "7500000, 2h05m", "273600000, 3d04h"})
    void spansAreShort(long millis, String text) {
        assertThat(StoryPrinter.span(Duration.ofMillis(millis))).isEqualTo(text);
    }

    private int story(String order, String... options) {
        String[] line = {"story", order, "--url", url(), "--token", "file:" + root.resolve("admin.token")};
        return operator.run(Stream.of(line, options).flatMap(Stream::of)
            .toArray(String[]::new));
    }

    private String url() {
        return "http://127.0.0.1:" + gateway.getAddress().getPort();
    }
}
