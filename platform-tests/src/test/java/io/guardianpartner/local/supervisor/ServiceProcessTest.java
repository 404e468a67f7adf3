package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    @TempDir
    private Path directory;
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final Reaper reaper = Reaper.start();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
        reaper.close();
    }

    @Test
    void whatDoesNotEndWhenAskedIsKilledInTheEnd() {
        ServiceProcess process = process(FakeServiceProcess.stubborn());
        process.start();
        await().untilAsserted(() -> assertThat(process.log()).hasContent("deaf"));

        process.stop(Duration.ofMillis(500));

        assertThat(process.isAlive()).isFalse();
        assertThat(progress).containsExactly("orders did not end within 0 s and is killed");
    }

    @Test
    void whatWasToldToEndIsNotStartedAgain() {
        ServiceProcess process = process(List.of("/bin/sh", "-c", "exec sleep 60"));
        process.start();

        process.stop(Duration.ofSeconds(5));

        await().during(Duration.ofMillis(300)).until(() -> !process.isAlive());
        assertThat(progress).isEmpty();
    }

    @Test
    void eachCrashMakesThePauseTwiceAsLong() {
        RestartBackoff backoff = new RestartBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30),
            Duration.ofMinutes(1));

        assertThat(List.of(1, 2, 3, 5, 6, 100)).extracting(crashes -> backoff.pause(crashes).toSeconds())
            .containsExactly(1L, 2L, 4L, 16L, 30L, 30L);
    }

    @Test
    void aCrashIsCountedAndFollowedByANewStart() {
        ServiceProcess process = process(List.of("/bin/sh", "-c", "exit 7"));

        process.start();

        await().until(() -> process.crashes() >= 3);
        process.stop(Duration.ofSeconds(5));
        assertThat(progress).allMatch(line -> line.startsWith("orders ended with code 7"));
    }

    private ServiceProcess process(List<String> command) {
        return new ServiceProcess("orders", Launch.ofJar(directory).withCommand(command), Map.of(),
            new ServiceProcess.Files(directory.resolve("orders.log"), directory),
            new ServiceProcess.Surroundings(reaper, timer,
                new RestartBackoff(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMinutes(1)), true,
                progress::add,
                () -> {}, ServiceArchives.NONE));
    }
}
