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

import io.guardianpartner.local.supervisor.FakeServiceProcess;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** Other commands know of a start whose services are never ready. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class StartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path root;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void ofTwoStartsAtOnceOneIsRefusedInOneLineThatNamesTheOther() throws Exception {
        Process first = up("first");
        Process second = up("second");

        await().atMost(PATIENCE).until(() -> !first.isAlive() || !second.isAlive());

        boolean firstLives = first.isAlive();
        Process refused = firstLives ? second : first;
        assertThat(refused.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(said(firstLives ? "second" : "first").strip()).matches("guardian: Guardian is starting already, "
            + "process " + (firstLives ? first : second).pid()
            + "; \\./guardian status shows it, \\./guardian down ends it\\.");
        assertThat(PlatformState.alive(root.resolve(".guardian")).orElseThrow().pid())
            .isEqualTo((firstLives ? first : second).pid());
    }

    @Test
    void statusSaysThatItStartsAndDownEndsTheStart() throws Exception {
        Process up = up("said");
        await().atMost(PATIENCE).until(() -> PlatformState.alive(root.resolve(".guardian")).isPresent());

        assertThat(run(1, "status").lines()).first().isEqualTo("Guardian is starting, process " + up.pid() + ".");
        assertThat(run(0, "down")).isEqualTo("Guardian has ended.");

        assertThat(up.isAlive()).isFalse();
        assertThat(said("said")).doesNotContain("\tat ", "is ready");
        assertThat(run(1, "status")).contains("Guardian is not running");
        assertThat(Files.list(root.resolve(".guardian")).map(file -> file.getFileName().toString()))
            .doesNotContain("lock", "state.json", "tmp");
    }

    @Test
    void whileServicesAreNotReadyItIsStillAStart() throws Exception {
        Process up = up("said");
        await().atMost(PATIENCE).until(() -> said("said").contains("Starting orders"));
        await().atMost(PATIENCE).until(() -> run(1, "status").contains("not ready"));

        assertThat(run(1, "status")).startsWith("Guardian is starting, process " + up.pid() + ".");
        assertThat(run(1, "demo")).isEqualTo("guardian: Guardian is starting, process " + up.pid()
            + "; ./guardian status shows when it is ready.");
        assertThat(run(0, "down")).isEqualTo("Guardian has ended.");
        assertThat(up.isAlive()).isFalse();
    }

    private Process up(String name) throws IOException {
        for (String queue : List.of("orders", "payments", "catalog")) {
            FakeServiceProcess.jar(root, queue, "[]");
        }
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dguardian.root=" + root, "-cp",
            System.getProperty("java.class.path"), Guardian.class.getName(), "up", "--ports", "free", "--env",
            "FAKE_SERVICE_IS_NEVER_READY=true").redirectErrorStream(true)
            .redirectOutput(root.resolve(name).toFile())
            .start();
        started.add(process);
        return process;
    }

    private String said(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    private String run(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Guardian.commandLine(new Home(root));
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        assertThat(command.execute(arguments)).as(said.toString()).isEqualTo(exit);
        return said.toString().strip();
    }
}
