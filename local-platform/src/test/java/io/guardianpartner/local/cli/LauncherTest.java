package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code guardian} at the root, in a repository of its own where java and Maven are little scripts. */
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "guardian").toAbsolutePath().normalize();
    private static final String JAVA_17 = "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.15\" 2025-04-15' >&2"
        + " || echo \"java runs: $*\"";
    private static final String MAVEN = "echo '[INFO] Building Guardian :: local-platform 0.1.0 [1/1]'\n"
        + "for m in local-platform routes-orders benchmarks order-load; do mkdir -p $m/target; touch $m/target/$m.jar; done\n"
        + "echo a.jar > local-platform/target/guardian.classpath\n"
        + "echo b.jar > benchmarks/target/benchmarks.classpath\n"
        + "echo c.jar > order-load/target/order-load.classpath\necho mvn >> built";

    @TempDir
    private Path root;
    private Path programs;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(SCRIPT, root.resolve("guardian"));
        Files.writeString(root.resolve("pom.xml"), "<modules>\n<module>routes-orders</module>\n</modules>\n");
        Files.createDirectories(root.resolve("routes-orders/src/main"));
        Files.writeString(root.resolve("routes-orders/src/main/Orders.java"), "class Orders {}");
        programs = Files.createDirectories(root.resolve("programs"));
        for (String program : List.of("bash", "dirname", "readlink", "sed", "head", "find", "touch", "cat", "mkdir",
            "tee", "sh", "seq", "sleep", "id", "stat", "cksum")) {
            program(program, "exec " + where(program) + " \"$@\"");
        }
        for (String locker : List.of("flock", "perl")) {
            find(locker).ifPresent(there -> program(locker, "exec " + there + " \"$@\""));
        }
        program("java", JAVA_17);
        program("javac", "");
        program("mvn", MAVEN);
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "logs", "dead-letters", "--help", "up --help",
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
    void aBrokenBuildShowsItsFirstErrorsAndALineThatSaysWhereTheLogIsAndWhatToDo() throws Exception {
        program("mvn",
            "echo '[INFO] Building Guardian :: local-platform 0.1.0 [1/1]'; seq -f '[ERROR] Orders.java:[%g,7] no such thing' 9; exit 1");

        String said = run(1, "up");

        assertThat(said.lines().filter(line -> line.startsWith("guardian: "))).singleElement()
            .asString()
            .contains("The build failed", ".guardian/logs/build.log", "mvn -DskipTests -pl ");
        assertThat(said.lines().filter(line -> line.contains("no such thing"))).hasSize(5)
            .first().isEqualTo("  Orders.java:[1,7] no such thing");
        assertThat(root.resolve(".guardian/logs/build.log")).content().contains("no such thing");
    }

    @Test
    void withoutJavaItSaysSo() throws Exception {
        Files.delete(programs.resolve("java"));

        assertThat(run(1, "up")).isEqualTo("guardian: No Java found. Install a JDK 17 or newer (https://adoptium.net"
            + " has them) and put it on the PATH.\n");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        program("java", "echo 'java version \"1.8.0_392\"' >&2");

        assertThat(run(1, "up")).isEqualTo(
            "guardian: Java 1.8.0_392 is too old. Install a JDK 17 or newer and set JAVA_HOME to it.\n");
    }

    @Test
    void aJavaThatWarnsOfWhatLibrariesDoIsToldNotTo() throws Exception {
        run(0, "up");
        assertThat(run(0, "status")).doesNotContain("native-access", "unsafe");

        program("java", JAVA_17.replace("17.0.15", "25.0.3"));

        assertThat(run(0, "status")).contains(" --enable-native-access=ALL-UNNAMED ",
            " --sun-misc-unsafe-memory-access=allow ");
    }

    @Test
    void aJavaWithoutCompilerIsRefusedWhenSomethingHasToBeBuilt() throws Exception {
        Files.delete(programs.resolve("javac"));

        assertThat(run(1, "up")).isEqualTo("guardian: Java is here, but no javac. Install a JDK 17 or newer.\n");
    }

    @Test
    void withoutMavenItSaysSoWhenSomethingHasToBeBuilt() throws Exception {
        Files.delete(programs.resolve("mvn"));

        assertThat(run(1, "up")).startsWith("guardian: Maven is needed to build and is not on the PATH.")
            .hasLineCount(1);
    }

    @Test
    void itIsFoundThroughALinkFromAnywhere() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), Path.of("guardian"));
        run(0, "up");

        assertThat(run(Path.of("/"), root.resolve("link"), 0, "status"))
            .contains("-Dguardian.root=" + root.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void aSecondStartIsRefusedWhileTheFirstStillBuilds(String locker) throws Exception {
        assumeThat(programs.resolve(locker)).exists();
        Files.deleteIfExists(programs.resolve(locker.equals("flock") ? "perl" : "flock"));
        Process first = building("up");
        try {
            String refusal = "guardian: Guardian is starting or running already, process " + first.pid()
                + "; ./guardian status shows it, ./guardian down ends it.\n";
            assertThat(run(1, "up")).isEqualTo(refusal);
            assertThat(run(1, "demo")).isEqualTo(refusal);
            assertThat(run(1, "logs", "orders")).isEqualTo(refusal);
            assertThat(run(1, "status")).isEqualTo("Guardian is starting, process " + first.pid() + ".\n");
        } finally {
            end(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void whoOnlyLooksIsNotTakenForAStart(String locker) throws Exception {
        assumeThat(programs.resolve(locker)).exists();
        Files.deleteIfExists(programs.resolve(locker.equals("flock") ? "perl" : "flock"));
        run(0, "up");
        program(locker, find(locker).orElseThrow() + " \"$@\"; locked=$?\n"
            + "[ -e looks ] || { echo > looks; while [ ! -e seen ]; do sleep 0.05; done; }\nexit $locked");
        Process looking = start(root, root.resolve("guardian"), "status");
        try {
            await().until(() -> Files.exists(root.resolve("looks")));

            assertThat(run(0, "status")).contains("cli.Guardian status");
            assertThat(run(0, "down")).contains("cli.Guardian down");
        } finally {
            Files.writeString(root.resolve("seen"), "");
            assertThat(looking.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void downEndsABuildWithAllOfItsProcesses() throws Exception {
        Process first = building("up");
        List<ProcessHandle> all = first.descendants().toList();
        try {
            assertThat(all).isNotEmpty();

            assertThat(run(0, "down")).isEqualTo("Guardian has ended.\n");

            assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
            program("mvn", MAVEN);
            assertThat(run(0, "up")).contains("java runs:");
        } finally {
            end(first);
        }
    }

    @Test
    void asLongAsGuardianRunsNothingIsBuiltBeneathIt() throws Exception {
        run(0, "up");
        program("java", JAVA_17 + "; [ \"$1\" = -version ] || { echo \"{\\\"pid\\\":$$,\\\"started\\\":1}\" > "
            + ".guardian/state.json; exec " + where("sleep") + " 60; }");
        Process up = start(root, root.resolve("guardian"), "up");
        try {
            await().until(() -> Files.exists(root.resolve(".guardian/state.json")));
            program("java", JAVA_17);
            Files.setLastModifiedTime(root.resolve("routes-orders/src/main/Orders.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

            assertThat(run(1, "up")).isEqualTo("guardian: Guardian is starting or running already, process "
                + up.pid() + "; ./guardian status shows it, ./guardian down ends it.\n");
            assertThat(run(0, "demo")).contains("cli.Guardian demo").doesNotContain("Building");
            Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
            assertThat(run(0, "load")).contains("cli.LoadCommand").doesNotContain("Building");
            assertThat(run(0, "status")).contains("cli.Guardian status");
            assertThat(run(0, "down")).contains("cli.Guardian down");
        } finally {
            end(up);
        }
        assertThat(run(0, "up")).contains("Building local-platform, routes-orders, order-load (");
    }

    @Test
    void whereNothingCanLockGuardianStartsAllTheSame() throws Exception {
        Files.deleteIfExists(programs.resolve("flock"));
        Files.deleteIfExists(programs.resolve("perl"));

        assertThat(run(0, "up")).contains("Building local-platform", "java runs:");
    }

    @Test
    void itStartsWhereOnlyWhatMayBeWrittenIsLockedAsOnNfs() throws Exception {
        assumeThat(Path.of("/proc/self/fdinfo")).exists();
        program("flock", "[ \"$1 $2\" = '-n -s' ] || [ \"$(" + where("sed")
            + " -n 's/^flags:.*\\(.\\)$/\\1/p' /proc/self/fdinfo/9)\" != 0 ]");

        assertThat(run(0, "up")).contains("java runs:");
        assertThat(run(0, "status")).contains("java runs:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "down", "logs orders", "bench", "load"})
    void aLibraryThatThisUserCannotReadIsNamedInALineThatSaysWhatToDo(String command) throws Exception {
        run(0, "up");
        run(0, "bench");
        run(0, "load");
        String library = root.resolve("of-somebody-else/library.jar").toString();
        for (String list : List.of("local-platform/target/guardian.classpath",
            "benchmarks/target/benchmarks.classpath", "order-load/target/order-load.classpath")) {
            Files.writeString(root.resolve(list), root.resolve("pom.xml") + ":" + library);
        }

        assertThat(run(1, command.split(" "))).startsWith("guardian: " + System.getProperty("user.name")
            + " cannot read " + library).contains("mvn -DskipTests -pl ").hasLineCount(1);
    }

    /** The script while Maven builds, which it does for longer than any test takes. */
    private Process building(String command) throws Exception {
        program("mvn", "echo > begun; exec " + where("sleep") + " 60");
        Process process = start(root, root.resolve("guardian"), command);
        await().until(() -> Files.exists(root.resolve("begun")));
        return process;
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private String run(int exit, String... arguments) throws Exception {
        return run(root, root.resolve("guardian"), exit, arguments);
    }

    private String run(Path directory, Path script, int exit, String... arguments) throws Exception {
        Process process = start(directory, script, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    private Process start(Path directory, Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(where("bash").toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        return builder.start();
    }

    private void program(String name, String script) {
        Path file = programs.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.writeString(file, "#!" + where("sh") + "\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path where(String program) {
        return find(program).orElseThrow();
    }

    private static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    }
}
