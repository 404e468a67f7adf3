package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of a service at a shell, beside a management port that says what a test has it say. */
class RoutesCommandTest {

    private static final String INBOUND = """
        {"id": "orders.in", "group": "InboundRoutes", "from": "aws2-sqs", "source": "QUEUE", "state": "Started",
         "exchanges": {"total": 12, "failed": 1, "failuresHandled": 0, "inFlight": 2, "meanMillis": 3.5, "maxMillis": 9},
         "lastFailure": {"at": "2026-03-01T12:00:00Z", "kind": "IOException\\u001b[2J"}
        """;

    @TempDir
    private Path root;
    private HttpServer management;
    private int status = 200;
    private String answer;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String out;
    private String err;

    @BeforeEach
    void aPod() throws IOException {
        management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        management.createContext("/", this::handle);
        management.start();
        Files.writeString(root.resolve("admin.token"), "a-token\n");
        ProcessHandle self = ProcessHandle.current();
        Path directory = Files.createDirectories(root.resolve(".guardian"));
        Json.mapper().writeValue(directory.resolve(PlatformState.FILE).toFile(), new PlatformState(self.pid(),
            PlatformState.startOf(self), Map.of("orders-management", url(), "orders", "http://127.0.0.1:1"), Map.of(),
            List.of("orders")));
    }

    @AfterEach
    void close() {
        management.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void theRoutesOfWhatRunsHereAreALineEach() {
        answer = "{\"routes\": [" + INBOUND + "}]}";

        assertThat(routes()).as(err).isZero();

        assertThat(asked).containsExactly("GET /actuator/routes Bearer a-token ");
        assertThat(out.lines().toList().get(0)).startsWith("orders ").contains("state", "failed");
        assertThat(out.lines().toList().get(1))
            .matches("orders\\.in +started +12 +1 +2 +3\\.5 +9 +aws2-sqs");
        assertThat(routes("orders", "--json")).isZero();
        assertThat(out.strip()).startsWith("{\"id\":\"orders.in\"").endsWith("\"service\":\"orders\"}");
    }

    @Test
    void aRouteIsShownWithItsStepsAndItsPicture() {
        answer = INBOUND + """
            , "steps": [{"id": "in.effect", "kind": "filter", "level": 0},
             {"id": "in.handle", "kind": "to", "level": 1, "target": "direct:x", "count": 7}],
             "diagram": "flowchart TD\\n  n1[\\"a\\"]\\n"}""";

        assertThat(routes("orders", "orders.in")).as(err).isZero();

        assertThat(asked).containsExactly("GET /actuator/routes/orders.in Bearer a-token ");
        assertThat(out).contains("orders.in of InboundRoutes, from aws2-sqs: started", "Last failure: IOException?[2J",
            "  in.handle", "flowchart TD\n  n1[\"a\"]").doesNotContain("\u001b");
    }

    @Test
    void aRouteIsStoppedWithAReason() {
        answer = INBOUND.replace("Started", "Stopped") + "}";

        assertThat(routes("orders", "orders.in", "stop", "--reason", "the kitchen moves")).as(err).isZero();

        assertThat(asked).containsExactly("POST /actuator/routes/orders.in Bearer a-token "
            + "{\"action\":\"stop\",\"reason\":\"the kitchen moves\"}");
        assertThat(out.strip()).isEqualTo("Route orders.in is stopped.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | The token from file:FILE is not accepted at URL: it must be an access token of a person, and still good.",
        "403 | The token from file:FILE is not of an administrator; who works with routes must be in the group admin.",
        "409 | The route is started.", "404 | The route is started.",
        "200 | URL answered without routes; check that it is the management port of a service."})
    void eachFailureIsALineThatSaysWhatToDo(int answered, String why) {
        status = answered;
        answer = "{\"detail\": \"The route is started.\"}";

        assertThat(routes("orders", "orders.in", "start")).isEqualTo(1);

        assertThat(err.strip()).isEqualTo(
            "guardian: " + why.replace("FILE", root.resolve("admin.token").toString()).replace("URL", url()));
    }

    @Test
    void aServiceThatShowsNoneIsToldInALine() {
        status = 404;
        answer = "";

        assertThat(routes("orders")).isEqualTo(1);
        assertThat(err.strip())
            .isEqualTo("guardian: " + url() + " answered 404: this service shows no routes.");
        assertThat(routes("bakery")).isEqualTo(1);
        assertThat(err.strip())
            .isEqualTo("guardian: No service bakery runs here; ./guardian status shows those that do.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders orders.in reset", "orders orders.in stop", "orders orders.in suspend --reason=",
        "orders --reason x", "--url http://127.0.0.1:1", "orders --url nowhere --token env:X", "orders --token secret",
        "orders a b c"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(execute(("routes " + line).split(" "))).isEqualTo(2);
        assertThat(err).isNotBlank().doesNotContain("Exception");
        assertThat(asked).isEmpty();
    }

    private int routes(String... arguments) {
        return execute(Stream.of(Stream.of("routes"), Stream.of(arguments),
            Stream.of("--token", "file:" + root.resolve("admin.token"))).flatMap(words -> words)
            .toArray(String[]::new));
    }

    private int execute(String... line) {
        CommandRun run = CommandRun.of(root, line);
        out = run.out();
        err = run.err();
        return run.exit();
    }

    private String url() {
        return "http://127.0.0.1:" + management.getAddress().getPort();
    }
}
