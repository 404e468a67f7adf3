package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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

/** The reconciliation of a day at a shell, beside a payments service that says what a test has it say. */
class ReconcileCommandTest {

    private static final String PATH = "/v1/reconciliations/2026-01-31";
    private static final String SUMS = "{\"payments\": 3, \"charged\": \"179.40\", \"refunded\": \"9.80\", \"fees\": \"1.77\"}";
    private static final String RUNNING = """
        {"date": "2026-01-31", "status": "RUNNING", "runs": 2,
         "counts": {"askedAgain": 1, "corrected": 0, "agreed": 0, "escalated": 0}, "findings": []}""";
    private static final String CLEAN = """
        {"date": "2026-01-31", "status": "DONE", "runs": 1, "broker": %s, "books": %s,
         "counts": {"askedAgain": 0, "corrected": 1, "agreed": 0, "escalated": 0}, "findings": [
          {"kind": "STATUS", "action": "CORRECTED", "paymentId": "p1", "externalId": "4711", "ours": "PENDING 59.80",
           "theirs": "APPROVED 59.80"}]}""".formatted(SUMS, SUMS);
    private static final String ESCALATED = """
        {"date": "2026-01-31", "status": "DONE", "runs": 1, "broker": %s, "books": %s,
         "counts": {"askedAgain": 0, "corrected": 0, "agreed": 0, "escalated": 1}, "findings": [
          {"kind": "UNKNOWN_PAYMENT", "action": "ESCALATED", "externalId": "4712", "theirs": "APPROVED 10.01\\u001b[2J",
           "detail": "its reference is kiosk-7"}]}""".formatted(SUMS, SUMS);

    @TempDir
    private Path root;
    private HttpServer payments;
    private int begun = 202;
    private int found = 200;
    private String problem = "";
    private final Queue<String> reports = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String out;
    private String err;

    @BeforeEach
    void aService() throws IOException {
        payments = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        payments.createContext("/", this::handle);
        payments.start();
        Files.writeString(root.resolve("admin.token"), "a-token\n");
        ProcessHandle self = ProcessHandle.current();
        Path directory = Files.createDirectories(root.resolve(".guardian"));
        Json.mapper().writeValue(directory.resolve(PlatformState.FILE).toFile(), new PlatformState(self.pid(),
            PlatformState.startOf(self), Map.of("payments", url()), Map.of(), List.of("payments")));
    }

    @AfterEach
    void close() {
        payments.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String accepted = exchange.getRequestHeaders().getFirst("Accept");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + accepted + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
            boolean isGet = exchange.getRequestMethod().equals("GET");
            int status = isGet ? found : begun;
            String body = status >= 300 || !isGet
                ? problem
                : accepted.equals("text/csv")
                    ? "\"date\"\r\n"
                    : reports.size() > 1 ? reports.remove() : reports.element();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void aDayIsBegunAndItsReportAwaited() {
        reports.addAll(List.of(RUNNING, CLEAN));

        assertThat(reconcile("--wait")).as(err).isZero();

        assertThat(asked).containsExactly("POST " + PATH + " application/json Bearer a-token",
            "GET " + PATH + " application/json Bearer a-token", "GET " + PATH + " application/json Bearer a-token");
        assertThat(out.lines().map(String::strip)).containsExactly("Reconciliation of 2026-01-31 (UTC), run 1: done",
            "approved             broker            books", "payments                  3                3",
            "charged              179.40           179.40", "refunded               9.80             9.80",
            "fees                   1.77             1.77",
            "Findings: 0 left to an operator, 0 being settled, 1 corrected, 0 agreed",
            "CORRECTED   STATUS          payment p1; at the broker 4711; ours PENDING 59.80; theirs APPROVED 59.80");
        assertThat(err).isEmpty();
    }

    @Test
    void whatIsLeftToAnOperatorIsExit1() {
        reports.add(ESCALATED);

        assertThat(reconcile("--wait")).isEqualTo(1);

        assertThat(out).contains("1 left to an operator",
            "ESCALATED   UNKNOWN_PAYMENT at the broker 4712; theirs APPROVED 10.01?[2J; its reference is kiosk-7")
            .doesNotContain("\u001b");
        assertThat(err).isEmpty();
    }

    @Test
    void withoutWaitingItSaysThatItRuns() {
        reports.add(RUNNING);

        assertThat(reconcile()).isZero();

        assertThat(out).contains("run 2: running").doesNotContain("broker  ");
        assertThat(err).contains("It is running; with --wait");
    }

    @Test
    void oneThatIsRunningIsJoined() {
        begun = 409;
        problem = "{\"type\": \"urn:guardian:problem:reconciliation-running\", \"detail\": \"It is running.\"}";
        reports.add(CLEAN);

        assertThat(reconcile("--wait")).as(err).isZero();
    }

    @Test
    void oneThatIsThereIsShownAndNoneIsMade() {
        reports.add(CLEAN);

        assertThat(reconcile("--show", "--json")).as(err).isZero();

        assertThat(asked).containsExactly("GET " + PATH + " application/json Bearer a-token");
        assertThat(out.strip()).startsWith("{\"date\":\"2026-01-31\"").doesNotContain("\n");
        assertThat(reconcile("--show", "--csv")).isZero();
        assertThat(out).isEqualTo("\"date\"\r\n");
        assertThat(asked).last().isEqualTo("GET " + PATH + " text/csv Bearer a-token");
    }

    @Test
    void oneThatDoesNotEndInTimeIsExit1() {
        reports.add(RUNNING);

        assertThat(reconcile("--wait", "--timeout", "PT0.5S")).isEqualTo(1);

        assertThat(err.strip()).isEqualTo("guardian: The reconciliation of 2026-01-31 is still running, and goes on; "
            + "--show prints its report.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | The token from file:FILE is not accepted at URL: it must be an access token of a person, and still good.",
        "403 | The token from file:FILE is not of an administrator; who reconciles must be in the group admin.",
        "409 | The day 2026-01-31 (UTC) is not over.",
        "404 | There is no reconciliation of 2026-01-31; without --show it is made.",
        "503 | URL answered 503; try again.", "400 | URL answered 400 to a request for a reconciliation."})
    void eachFailureIsALineThatSaysWhatToDo(int answered, String why) {
        begun = answered;
        found = answered;
        problem = "{\"type\": \"urn:guardian:problem:day-not-over\", \"detail\": \"The day 2026-01-31 (UTC) is not over.\"}";
        String said = "guardian: " + why.replace("FILE", root.resolve("admin.token").toString()).replace("URL", url());

        assertThat(reconcile()).isEqualTo(1);
        assertThat(err.strip()).isEqualTo(said);
        assertThat(reconcile("--show")).isEqualTo(1);
        assertThat(err.strip()).isEqualTo(said);
    }

    @Test
    void anAnswerThatIsNoReportIsALine() {
        reports.add("{\"hello\": \"world\"}");

        assertThat(reconcile()).isEqualTo(1);
        assertThat(err.strip())
            .isEqualTo("guardian: " + url() + " answered without a report; check that it is the payments service.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--date 31.1.2026", "--date 2026-02-30", "--date 2026-01-31 --json --csv",
        "--date 2026-01-31 --url http://127.0.0.1:1", "--date 2026-01-31 --url nowhere --token env:X",
        "--date 2026-01-31 --token secret", "--date 2026-01-31 --wait --timeout soon", "--date 2026-01-31 more"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(execute(("payments reconcile " + line).strip().split(" "))).isEqualTo(2);
        assertThat(err).isNotBlank().doesNotContain("Exception");
        assertThat(asked).isEmpty();
    }

    @Test
    void payingAloneIsNoCommand() {
        assertThat(execute("payments")).isEqualTo(2);
        assertThat(err).contains("Which command? guardian payments reconcile --date 2026-01-31");
    }

    private int reconcile(String... arguments) {
        return execute(Stream.of(Stream.of("payments", "reconcile", "--date", "2026-01-31"), Stream.of(arguments),
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
        return "http://127.0.0.1:" + payments.getAddress().getPort();
    }
}
