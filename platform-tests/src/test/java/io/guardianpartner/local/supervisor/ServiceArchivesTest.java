package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services start with an archive of their classes, or without where it could not fit. */
class ServiceArchivesTest {

    @TempDir
    private Path root;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Reaper reaper = Reaper.start();

    @AfterEach
    void end() throws Exception {
        reaper.close();
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, -Dfile.encoding=UTF-8 -Xmx300m, true",
        "JAVA_TOOL_OPTIONS, -Dwhat=not-XX--this, true",
        "JAVA_TOOL_OPTIONS, -Da=b -XX:+UseCompressedOops, false",
        "JDK_JAVA_OPTIONS, -XX:-UseCompressedOops, false",
        "_JAVA_OPTIONS, --limit-modules java.base, false"})
    void anArchiveIsKeptUnlessAVariableGivesTheJvmOptionsThatItWouldNotBeMadeWith(String name, String value,
        boolean kept) throws Exception {
        Launch launch = launch().withVariable(name, value);

        try (ServiceArchives archives = open()) {
            assertThat(archives.jvmArguments("orders", launch).isEmpty()).isEqualTo(!kept);
        }
    }

    @Test
    void whereArchivesCannotBeKeptServicesStartWithoutAndThePersonIsTold() throws Exception {
        Path directory = root.resolve(".guardian/archives");
        Files.createDirectories(directory.resolve("orders-1.jsa.draft/kept"));

        try (ServiceArchives archives = open()) {
            assertThat(archives.jvmArguments("orders", launch())).isEmpty();
            archives.make();
        }

        assertThat(told).singleElement().asString().startsWith("No archives of classes, services start slower: ")
            .contains(directory.toString());
    }

    private Launch launch() throws Exception {
        FakeServiceProcess.jarForArchive(root, "orders");
        // What this process was given is not what is tried.
        return Launch.ofJar(root.resolve("routes-orders/target/classes.jar")).withVariable("JAVA_TOOL_OPTIONS", "")
            .withVariable("JDK_JAVA_OPTIONS", "").withVariable("_JAVA_OPTIONS", "");
    }

    private ServiceArchives open() {
        PlatformBuilder options = Platform.builder(root).keepArchives().progress(told::add);
        return ServiceArchives.open(options, new PlatformFiles(root.resolve(".guardian")), reaper);
    }
}
