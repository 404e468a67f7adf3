package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class PlatformEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RestartBackoff QUICK = new RestartBackoff(Duration.ofMillis(20), Duration.ofMillis(20),
        Duration.ofMinutes(1));

    @TempDir
    private Path root;

    @Test
    void theServicesEndWithASupervisorThatIsKilled() throws Exception {
        Process supervisor = new ProcessBuilder(FakeServiceProcess.command().get(0), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-Xmx256m", "-cp",
            System.getProperty("java.class.path"), ForeignPlatform.class.getName(), root.toString())
            .redirectErrorStream(true)
            .start();
        try (BufferedReader lines = supervisor.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("ready")) {
                line = lines.readLine();
            }
        }
        PlatformState state = PlatformState.alive(root.resolve(".guardian")).orElseThrow();
        List<Long> pids = List.copyOf(state.processes().values());
        assertThat(pids).hasSize(4).allMatch(Processes::isAlive);

        supervisor.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(pids).noneMatch(
            Processes::isAlive));
        assertThat(PlatformState.alive(root.resolve(".guardian"))).isEmpty();
        assertThat(PlatformState.read(root.resolve(".guardian"))).isPresent();
    }

    @Test
    void aServiceThatCannotStartIsToldWithItsLastWords() {
        List<String> progress = new CopyOnWriteArrayList<>();
        try (Platform platform = builder().backoff(QUICK)
            .launch("catalog", launch -> launch.withCommand(FakeServiceProcess.broken()))
            .progress(progress::add)
            .start()) {
            assertThatThrownBy(() -> platform.awaitReady(PATIENCE)).isInstanceOf(PlatformException.class)
                .hasMessageContaining("catalog keeps ending")
                .hasMessageContaining("no database to be found")
                .hasMessageContaining("catalog.log");
            assertThat(progress).anyMatch(line -> line.startsWith("catalog ended with code 3"));
        }
    }

    @Test
    void whoWaitsIsToldForWhomAndAtLastWhatToDo() {
        List<String> progress = new CopyOnWriteArrayList<>();
        try (Platform platform = builder()
            .launch("catalog", launch -> launch.withCommand(FakeServiceProcess.silent()))
            .progress(progress::add)
            .start()) {
            assertThatThrownBy(() -> platform.awaitReady(Duration.ofSeconds(12))).isInstanceOf(PlatformException.class)
                .hasMessageContaining("catalog not ready within 12 s")
                .hasMessageContaining("--timeout")
                .hasMessageContaining(platform.log("catalog").toString())
                .hasMessageNotContaining("busy");
            assertThat(progress).anyMatch(line -> line.matches("Still waiting for .*catalog, [1-9][0-9]* s so far"));
        }
    }

    @Test
    void aCrashedServiceIsLeftAloneIfAskedFor() throws Exception {
        try (Platform platform = builder().leaveCrashed().start()) {
            platform.awaitReady(PATIENCE);
            platform.kill("orders");
            assertThat(platform.awaitExit("orders", PATIENCE)).isTrue();
            assertThatThrownBy(() -> platform.awaitReady("orders", PATIENCE)).isInstanceOf(PlatformException.class);

            platform.start("orders");

            platform.awaitReady("orders", PATIENCE);
        }
    }

    @Test
    void aMissingJarIsNamedWithWhatBuildsIt() {
        assertThatThrownBy(() -> Platform.builder(root).freePorts().start()).isInstanceOf(PlatformException.class)
            .hasMessageContaining("ORDERS_SERVICE")
            .hasMessageContaining("routes-orders/target/routes-orders.jar")
            .hasMessageContaining("mvn -q -DskipTests package -pl routes-orders -am");
    }

    @Test
    void aJarIsRunAndItsTablesAreThere() throws Exception {
        FakeServiceProcess.jar(root, "orders", "[{name: orders, hashKey: orderId, attributes: {orderId: S}}]");
        try (Platform platform = Platform.builder(root)
            .freePorts()
            .launch("payments", launch -> launch.withCommand(FakeServiceProcess.command()))
            .launch("catalog", launch -> launch.withCommand(FakeServiceProcess.command()))
            .start()) {
            platform.awaitReady(PATIENCE);
            assertThat(platform.cloud().dynamoDb().listTables().tableNames()).containsExactly("local-orders");
        }
    }

    private PlatformBuilder builder() {
        return Platform.builder(root)
            .freePorts()
            .launchAll(launch -> launch.withCommand(FakeServiceProcess.command()));
    }
}
