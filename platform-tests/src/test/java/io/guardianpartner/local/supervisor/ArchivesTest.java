package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Archives of classes that a platform keeps. They are made at the priority of all others here: processes that let all others go
 * first may wait for minutes on a busy machine.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(540)
class ArchivesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    private Path root;

    @BeforeEach
    void jars() throws Exception {
        for (String queue : List.of("orders", "payments", "catalog")) {
            FakeServiceProcess.jarForArchive(root, queue);
        }
    }

    @Test
    void theSecondStartUsesWhatWasMadeAfterTheFirst() throws Exception {
        try (Platform first = start()) {
            assertThat(commandOf(first, "orders")).contains("-XX:DumpLoadedClassList=");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(names()).hasSize(3)
                .allMatch(name -> name.matches("(orders|payments|catalog)-[0-9a-f]{16}\\.jsa")));
        }
        try (Platform second = start()) {
            for (String queue : second.services()) {
                assertThat(commandOf(second, queue)).contains("-XX:SharedArchiveFile=");
                assertThat(mappedBy(second, queue)).contains(root + "/.guardian/archives/" + queue + "-");
                assertThat(second.log(queue)).content().startsWith("started with ")
                    .doesNotContainIgnoringCase("archive");
            }
        }
        assertThat(names()).hasSize(3);
    }

    @Test
    void noProcessOutlivesASupervisorThatIsKilledWhileItMakesAnArchive() throws Exception {
        Process supervisor = new ProcessBuilder(FakeServiceProcess.command().get(0), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
            ForeignPlatform.class.getName(), root.toString(), "archives").redirectErrorStream(true).start();
        try (BufferedReader lines = supervisor.inputReader()) {
            List<String> said = new ArrayList<>();
            while (!said.contains("ready") && !said.contains(null)) {
                said.add(lines.readLine());
            }
            assertThat(said).endsWith("ready");
        }
        assumeThat(Files.exists(Path.of("/proc/self/cmdline"))).isTrue();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
            .until(() -> ours().anyMatch(command -> command.contains("-Xshare:dump")));

        supervisor.destroyForcibly().waitFor();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    private Platform start() {
        Platform platform = Platform.builder(root).freePorts().keepArchivesAtOnce().progress(line -> {}).start();
        platform.awaitReady(PATIENCE);
        return platform;
    }

    /** The commands of living processes of this test. */
    private Stream<String> ours() {
        return ProcessHandle.allProcesses().filter(ProcessHandle::isAlive).map(ArchivesTest::commandOf)
            .filter(command -> command.contains(root + "/"));
    }

    private static String commandOf(Platform platform, String queue) {
        return commandOf(ProcessHandle.of(platform.pid(queue).orElseThrow()).orElseThrow());
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    /** The files that a service's process has in its memory; Linux tells. */
    private static String mappedBy(Platform platform, String queue) throws Exception {
        Path maps = Path.of("/proc/" + platform.pid(queue).orElseThrow() + "/maps");
        assumeThat(maps).exists();
        return Files.readString(maps);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(root.resolve(".guardian/archives"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
