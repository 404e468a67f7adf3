package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Verifies all children of this process: no other test may start any meanwhile. */
@Isolated
@Timeout(180)
class PlatformLeavesNothingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    @Test
    void noProcessIsLeftAndNoFileButTheLogs() throws Exception {
        Set<Long> before = children();
        Platform platform = Platform.builder(root).freePorts()
            .launchAll(launch -> launch.withCommand(FakeServiceProcess.command())).start();
        platform.awaitReady(PATIENCE);
        List<Long> pids = pids(platform);

        platform.close();
        platform.close();

        await().untilAsserted(() -> assertThat(pids).noneMatch(Processes::isAlive));
        await().untilAsserted(() -> assertThat(children()).isSubsetOf(before));
        try (var files = Files.walk(root.resolve(".guardian"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(".guardian", "logs", "orders.log", "payments.log", "catalog.log");
        }
    }

    private static List<Long> pids(Platform platform) {
        List<Long> pids = new ArrayList<>();
        List.of("orders", "payments", "catalog").forEach(service -> pids.add(platform.pid(service).orElseThrow()));
        pids.add(platform.cloud().postgresPid().getAsLong());
        return pids;
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
