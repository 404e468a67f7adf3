package io.guardianpartner.local.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.guardianpartner.local.ThisJava;
import io.guardianpartner.local.supervisor.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class ClassArchiveTest {

    @TempDir
    private Path directory;
    private ArchiveRound round;
    private final List<Long> started = new CopyOnWriteArrayList<>();
    private final List<Long> ended = new CopyOnWriteArrayList<>();

    @BeforeEach
    void prepare() throws Exception {
        round = new ArchiveRound(directory);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void theSecondStartTakesClassesFromTheArchiveAndABrokenOneDoesNoHarm(Path java) throws Exception {
        Process rounds = new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
            ArchiveRound.class.getName(), directory.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();

        assertThat(new String(rounds.getInputStream().readAllBytes()).strip()).isEqualTo(String.join("\n",
            new ArchiveRound.Start(0, "hello\n", false).toString(),
            new ArchiveRound.Start(0, "hello\n", true).toString(),
            new ArchiveRound.Start(0, "hello\n", false).toString()));
        assertThat(rounds.waitFor()).isZero();
    }

    @Test
    void aChangedJarMakesANewArchiveAndTheOldOneGoes() throws Exception {
        round.start();
        make();
        Path old = round.archive().file();

        round.writeJar("second, which is longer");

        assertThat(old).exists();
        assertThat(round.archive().file()).isNotEqualTo(old).doesNotExist();
        assertThat(round.start()).isEqualTo(new ArchiveRound.Start(0, "hello\n", false));
        make();
        assertThat(round.start()).isEqualTo(new ArchiveRound.Start(0, "hello\n", true));
        assertThat(names()).containsExactly(round.archive().file().getFileName().toString());
    }

    @Test
    void anotherOptionIsAnotherArchive() {
        assertThat(round.archiveWith("-Xmx65m").file()).isNotEqualTo(round.archive().file());
        assertThat(round.archiveWith("-Xmx65m").file()).isEqualTo(round.archiveWith("-Xmx65m").file());
    }

    @Test
    void anArchiveOfAnotherJarIsNeitherUsedNorSpokenOf() throws Exception {
        round.start();
        make();
        Path old = round.archive().file();
        round.writeJar("second, which is longer");
        Files.move(old, round.archive().file());

        assertThat(round.start()).isEqualTo(new ArchiveRound.Start(0, "hello\n", false));
    }

    @Test
    void whatIsBeingMadeEndsAtOnceAndLeavesNothing() throws Exception {
        round.start();
        ArchiveMaker maker = maker();
        maker.begin();
        await().until(() -> !started.isEmpty());

        maker.close();

        assertThat(started).noneMatch(Processes::isAlive).isEqualTo(ended);
        assertThat(names()).allMatch(name -> name.endsWith(ClassArchive.SUFFIX));
        maker.begin();
        assertThat(started).hasSize(1);
    }

    @Test
    void theNextOneDeletesWhatAKilledOneLeft() throws Exception {
        Files.createFile(directory.resolve("archives/orders-1.jsa"));
        Files.createFile(directory.resolve("archives/orders-1.jsa.draft"));
        Files.createFile(directory.resolve("archives/orders-1.jsa.classes"));

        ClassArchives.in(directory.resolve("archives"));

        assertThat(names()).containsExactly("orders-1.jsa");
    }

    @Test
    void aDirectoryThatCannotBeClearedIsToldOfAtTheStartAndInNobodysWayAtTheEnd() throws Exception {
        Files.createFile(Files.createDirectory(directory.resolve("archives/orders-1.jsa.draft")).resolve("kept"));

        assertThatThrownBy(() -> ClassArchives.in(directory.resolve("archives"))).isInstanceOf(IOException.class);
        make();

        assertThat(names()).containsExactly("orders-1.jsa.draft");
    }

    @Test
    void anArchiveThatCannotBeMadeIsNoReasonToFail() throws Exception {
        Files.writeString(round.archiveWith("--no-such-option").list(), "java/lang/Object\n");

        make();

        assertThat(started).hasSize(1).isEqualTo(ended);
        assertThat(names()).isEmpty();
    }

    private void make() throws InterruptedException {
        try (ArchiveMaker maker = maker()) {
            maker.begin();
            maker.await();
        }
    }

    private ArchiveMaker maker() {
        return new ArchiveMaker(round.archives(), started::add, ended::add, line -> {}, 0);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("archives"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The Java that runs this, and newer ones that are installed beside it. */
    static List<Path> javas() throws Exception {
        Path own = Path.of(ThisJava.PROGRAM).toRealPath();
        try (Stream<Path> homes = Files.list(Path.of(System.getProperty("java.home")).toRealPath().getParent())) {
            return Stream.concat(Stream.of(own), homes.filter(home -> isNewer(home.resolve("release")))
                .map(home -> home.resolve("bin/java").toAbsolutePath()).filter(Files::isExecutable)).toList();
        }
    }

    private static boolean isNewer(Path release) {
        try {
            return Files.readAllLines(release).stream().filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                .anyMatch(feature -> Integer.parseInt(feature) > Runtime.version().feature());
        } catch (Exception e) {
            return false;
        }
    }
}
