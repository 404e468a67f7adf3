package io.guardianpartner.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyDataTest {

    @TempDir
    private Path directory;

    @Test
    void theyAreMadeOnceForEachSettings() throws IOException {
        Path parent = directory.resolve("kept");
        Optional<EmptyData> first = EmptyData.in(parent, "C", EmptyDataTest::initialise);
        Optional<EmptyData> second = EmptyData.in(parent, "C", data -> {
            throw new AssertionError("made twice");
        });

        assertThat(second).isEqualTo(first).isPresent();
        assertThat(EmptyData.in(parent, "pt_BR", EmptyDataTest::initialise)).isPresent().isNotEqualTo(first);
        second.get().copyTo(directory.resolve("copy"));
        assertThat(directory.resolve("copy/PG_VERSION")).hasContent("14");
    }

    @RepeatedTest(20)
    void whoMakesThemAtTheSameTimeLeavesOneOfThemAndNothingElse() throws Exception {
        Path parent = directory.resolve("kept");
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Optional<EmptyData>> make = () -> EmptyData.in(parent, "C", data -> {
            initialise(data);
            await(both);
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Optional<EmptyData>> made : threads.invokeAll(List.of(make, make))) {
                assertThat(made.get()).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aDirectoryIntoWhichOthersCanPutThingsIsNotUsed() throws IOException {
        Path parent = Files.createDirectory(directory.resolve("kept"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);

        assertThat(EmptyData.in(parent, "C", EmptyDataTest::initialise)).isEmpty();
        assertThat(EmptyData.in(link, "C", EmptyDataTest::initialise)).isEmpty();
    }

    @Test
    void whereNoneCanBeMadeEachServerMakesItsOwn() {
        assertThat(EmptyData.in(directory.resolve("kept"), "C", data -> {
            throw new IllegalStateException("no place");
        })).isEmpty();
    }

    @Test
    void whatSomebodyHasClearedAwayIsMadeAgain() throws IOException {
        Path parent = directory.resolve("kept");
        Path lost = EmptyData.in(parent, "C", EmptyDataTest::initialise).orElseThrow().kept()
            .resolve("postgresql.conf");
        Files.delete(lost);

        assertThat(EmptyData.in(parent, "C", EmptyDataTest::initialise)).isPresent();
        assertThat(lost).exists();
    }

    private static void initialise(DataDirectory data) {
        try {
            Files.createDirectories(data.data().resolve("global"));
            for (String file : List.of("PG_VERSION", "postgresql.conf", "global/pg_control")) {
                Files.writeString(data.data().resolve(file), "14");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
