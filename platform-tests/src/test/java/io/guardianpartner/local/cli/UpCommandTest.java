package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.guardianpartner.local.ThisJava;
import io.guardianpartner.local.supervisor.FakeServiceProcess;
import io.guardianpartner.local.supervisor.Processes;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** The command as people start it, in a separate process, with fake services. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class UpCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    private Path root;
    private Process up;

    @BeforeEach
    void start() throws Exception {
        for (String queue : List.of("orders", "payments", "catalog")) {
            FakeServiceProcess.jar(root, queue, "[]");
        }
        List<String> command = new ArrayList<>(List.of(ThisJava.PROGRAM, "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC"));
        command.addAll(ThisJava.WITHOUT_WARNINGS);
        command.addAll(List.of("-Duser.language=tr", "-Duser.country=TR", "-Dguardian.root=" + root, "-cp",
            System.getProperty("java.class.path"), Guardian.class.getName(), "up", "--ports", "free"));
        up = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(root.resolve("said").toFile())
            .start();
        await().atMost(PATIENCE).until(() -> said().contains("Ctrl-C ends everything") || !up.isAlive());
    }

    @AfterEach
    void stop() {
        up.destroyForcibly();
    }

    @Test
    void itSaysWhereEverythingIsAndEndsInOrderWhenAskedTo() throws Exception {
        assertThat(said().lines()).anyMatch(line -> line.matches("Guardian is ready after [0-9.]+ s\\."))
            .anyMatch(line -> line.matches(" *front-door +http://127.0.0.1:[0-9]+"))
            .anyMatch(line -> line
                .matches("Order at http://127.0.0.1:[0-9]+/ \\. Cook at http://127.0.0.1:[0-9]+/kitchen.html , .*"))
            .anyMatch(line -> line.matches("Pay, refund .* at http://127.0.0.1:[0-9]+/ \\. .*"))
            .anyMatch(line -> line.matches("[0-9]+ processes use [0-9]+ MiB.*"))
            .as("of the JVM, on any Java").noneMatch(line -> line.contains("WARNING"));
        List<Long> pids = List
            .copyOf(PlatformState.alive(root.resolve(".guardian")).orElseThrow().processes().values());

        up.destroy();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said().lines()).endsWith("Ending.", "Everything has ended.");
        assertThat(up.exitValue()).isZero();
        assertThat(pids).hasSizeGreaterThan(3);
        await().untilAsserted(() -> assertThat(pids).noneMatch(Processes::isAlive));
        assertThat(PlatformState.read(root.resolve(".guardian"))).isEmpty();
    }

    @Test
    void theOtherCommandsFindIt() throws Exception {
        assertThat(run("status")).matches(Pattern.compile("(?s).*orders +http://127.0.0.1:[0-9]+ +ready.*"))
            .contains("PSS", "postgres", "total");
        assertThat(run("up")).isEqualTo("guardian: Guardian is running already, process " + up.pid()
            + "; ./guardian status shows it, ./guardian down ends it.");

        assertThat(run("down")).isEqualTo("Guardian has ended.");

        assertThat(up.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(run("status")).contains("Guardian is not running");
    }

    private String said() throws IOException {
        return Files.readString(root.resolve("said"));
    }

    private String run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Guardian.commandLine(new Home(root));
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        command.execute(arguments);
        return said.toString().strip();
    }
}
