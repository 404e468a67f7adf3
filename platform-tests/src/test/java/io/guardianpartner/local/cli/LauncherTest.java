package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds what is missing or old, and hands each command to its module. */
class LauncherTest extends LauncherFixture {

    @Test
    void whatIsMissingIsBuiltOnceThenRun() throws Exception {
        assertThat(run(0, "up", "--ports", "free")).contains("Building local-platform, routes-orders",
            "  Guardian :: local-platform 0.1.0", "java runs:",
            "io.guardianpartner.local.cli.Guardian up --ports free");
        assertThat(run(0, "up")).doesNotContain("Building");
        assertThat(root.resolve("built")).content().isEqualTo("mvn\n");
    }

    @Test
    void theBenchmarkHasAClassPathOfItsOwnAndBuildsNoService() throws Exception {
        assertThat(run(0, "bench", "--rounds", "1")).contains("Building benchmarks (", "benchmarks.jar:b.jar",
            "io.guardianpartner.benchmarks.Bench --rounds 1");
        assertThat(run(0, "bench")).doesNotContain("Building");
    }

    @Test
    void theLoadHasAClassPathOfItsOwnAndBuildsNothingButItself() throws Exception {
        assertThat(run(0, "load", "--orders", "1")).contains("Building order-load (", "order-load.jar:c.jar",
            "io.guardianpartner.load.cli.LoadCommand --orders 1").doesNotContain("local-platform.jar");
        assertThat(run(0, "load")).doesNotContain("Building");
        Path source = Files.createDirectories(root.resolve("order-load/src/main")).resolve("Load.java");
        Files.writeString(source, "class Load {");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(0, "load", "--help")).doesNotContain("Building");
        assertThat(run(0, "load")).contains("Building order-load (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"story 042", "send MSG_PAYMENT_FAIL", "messages tail", "dead-letters list --aws",
        "topology verify -h"})
    void theOperatorsCommandsNeedNothingOfThePlatform(String command) throws Exception {
        assertThat(run(0, command.split(" "))).contains("Building message-operations (",
            "message-operations.jar:d.jar io.guardianpartner.operations.cli.Operations " + command)
            .doesNotContain("local-platform.jar");
        deleteAll(root.resolve("local-platform"));
        Path source = Files.createDirectories(root.resolve("message-operations/src/main")).resolve("Replay.java");
        Files.writeString(source, "class Replay {");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(0, command.split(" "))).contains("cli.Operations " + command).doesNotContain("Building");
    }

    @Test
    void whatIsOlderThanItsSourcesIsBuiltAgain() throws Exception {
        run(0, "up");
        Files.setLastModifiedTime(root.resolve("routes-orders/src/main/Orders.java"),
            FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(0, "status")).doesNotContain("Building");
        assertThat(run(0, "up")).contains("Building routes-orders (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message-schema", "message-operations"})
    void whatTheCommandLineAndTheServicesShareMakesBothOld(String shared) throws Exception {
        run(0, "up");
        Path source = Files.createDirectories(root.resolve(shared).resolve("src/main")).resolve("Shared.java");
        Files.writeString(source, "class Shared {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(0, "up")).contains(shared.equals("message-schema")
            ? "Building local-platform, routes-orders, order-load ("
            : "Building local-platform, routes-orders (");
    }

    @Test
    void aPageThatChangedIsBuiltWithThePlatformThatServesIt() throws Exception {
        run(0, "up");
        Path page = Files.createDirectories(root.resolve("web/src/main/pages")).resolve("brand.css");
        Files.writeString(page, ":root {}");
        Files.setLastModifiedTime(page, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(0, "up")).contains("Building local-platform (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "logs", "help dead-letters", "--help", "up --help",
        "up --ports free -h"})
    void whoOnlyLooksOrEndsNeverWaitsForABuildOfWhatIsOlderThanItsSources(String command) throws Exception {
        assertThat(run(0, command.split(" "))).contains("Building local-platform (");
        Path source = Files.createDirectories(root.resolve("local-platform/src/main")).resolve("Guardian.java");
        Files.writeString(source, "class Guardian {");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(0, command.split(" "))).doesNotContain("Building").contains("cli.Guardian " + command);
        assertThat(run(0, "demo")).contains("Building local-platform");
    }

    @Test
    void itIsFoundThroughALinkFromAnywhere() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), Path.of("guardian"));
        run(0, "up");

        assertThat(run(Path.of("/"), root.resolve("link"), 0, "status"))
            .contains("-Dguardian.root=" + root.toRealPath());
    }
}
