package io.guardianpartner.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of the command line, and its answers to what it does not understand. */
class LoadCommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --for 30s                                                | say either --orders-per-second or --at-a-time
        --orders-per-second 5 --at-a-time 5 --for 30s            | say either --orders-per-second or --at-a-time
        --orders-per-second 5                                    | say how much: --for 30s, or --orders 100
        --orders-per-second 0 --for 30s                          | --orders-per-second wants more than 0 and at most 10000
        --orders-per-second 5 --for soon                         | a time like 30s, 10m, 2h, 3d or PT1H30M is wanted, not soon
        --orders-per-second 5 --for 0s                           | --for wants some time less than 7d, as in 30s
        --at-a-time 5 --orders 0                                 | --orders wants 1 to
        --at-a-time 5 --orders 5 --items 51                      | --items wants 1 to 50, not 51
        --at-a-time 5 --orders 5 --url ftp://there --no-pay      | --url wants an address like http://localhost:8080, not ftp://there
        --at-a-time 5 --orders 5 --url http://there              | --url goes with --pay-url, or with --no-pay
        --at-a-time 5 --orders 5 --url http://there --pay-url http://there | --url goes with --kitchen-token, or with --no-cook
        --at-a-time 5 --orders 5 --url http://there --no-pay --admin-token eyJhbGciOi | a token comes from env:NAME, file:PATH or command:TEXT
        --at-a-time 5 --orders 5 --url http://there --no-pay --metrics orders=there | --metrics wants an address like http://localhost:8080
        --at-a-time 5 --orders 5 --url http://there --no-pay --network | --network is for the Guardian that runs in this clone
        --at-a-time 5 --orders 5 --json no/such/directory.json   | --json: there is no directory
        """)
    void nonsenseIsRefusedByALineThatSaysWhatIsWanted(String arguments, String answer) {
        assertThat(run(arguments.split(" +"))).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines().findFirst()).get().asString().contains(answer);
    }

    @Test
    void withoutAPlatformItSaysHowThereWillBeOne() {
        assertThat(run("--at-a-time", "1", "--orders", "1")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
            .isEqualToIgnoringNewLines(
                "guardian: Guardian is not running here; ./guardian up starts it, --url names another one.");
    }

    @Test
    void aPlatformWithoutDistancesIsToldHowToHaveThem() throws IOException {
        running("{}");

        assertThat(run("--at-a-time", "1", "--orders", "1", "--network")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(
            "guardian: The Guardian that runs here has its cloud beside it; ./guardian down, then ./guardian up --network starts it at AWS's distances.");
    }

    @Test
    void aPlatformWithDistancesIsLoaded() throws IOException {
        running("{\"queues\": 10.0, \"database\": 1.5}");

        assertThat(run("--at-a-time", "1", "--orders", "1", "--network", "--kitchen-token", "env:NO_SUCH_VARIABLE"))
            .isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("guardian: The kitchen token");
    }

    private void running(String distance) throws IOException {
        Files.createDirectories(root.resolve(".guardian"));
        Files.writeString(root.resolve(".guardian/state.json"), """
            {"pid": %d, "addresses": {"front-door": "http://127.0.0.1:1", "mercado-pago": "http://127.0.0.1:1"},
             "distance": %s}""".formatted(ProcessHandle.current().pid(), distance));
    }

    @Test
    void aTokenThatIsNotThereIsSaid() {
        assertThat(run("--at-a-time", "1", "--orders", "1", "--url", "http://127.0.0.1:1", "--no-pay", "--admin-token",
            "env:NO_SUCH_VARIABLE")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
            .startsWith("guardian: The admin token from env:NO_SUCH_VARIABLE cannot be had: it is empty.");
    }

    @Test
    void aPlatformThatDoesNotAnswerIsSaid() {
        assertThat(run("--at-a-time", "1", "--orders", "1", "--url", "http://127.0.0.1:1", "--no-pay", "--settle",
            "0s")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
            .isEqualToIgnoringNewLines("guardian: Nobody answers at http://127.0.0.1:1: connection refused.");
    }

    private int run(String... arguments) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return LoadCommand.run(root, stream, stream, false, arguments);
    }
}
