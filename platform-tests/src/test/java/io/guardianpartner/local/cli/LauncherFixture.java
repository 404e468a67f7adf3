package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code guardian} at the root, in a separate repository where java and Maven are little scripts. */
abstract class LauncherFixture {

    static final Path SCRIPT = Path.of("..", "guardian").toAbsolutePath().normalize();
    static final String JAVA_17 = "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.15\" 2025-04-15' >&2"
        + " || echo \"java runs: $*\"";
    static final String MAVEN = "echo '[INFO] Building Guardian :: local-platform 0.1.0 [1/1]'\n"
        + "for m in message-operations local-platform routes-orders benchmarks order-load; do mkdir -p $m/target; touch $m/target/$m.jar; done\n"
        + "echo a.jar > local-platform/target/guardian.classpath\n"
        + "echo b.jar > benchmarks/target/benchmarks.classpath\n"
        + "echo c.jar > order-load/target/order-load.classpath\n"
        + "echo d.jar > message-operations/target/operations.classpath\necho mvn >> built";

    @TempDir
    Path root;
    Path programs;

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

    String run(int exit, String... arguments) throws Exception {
        return run(root, root.resolve("guardian"), exit, arguments);
    }

    String run(Path directory, Path script, int exit, String... arguments) throws Exception {
        Process process = start(directory, script, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    Process start(Path directory, Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(where("bash").toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        return builder.start();
    }

    void program(String name, String script) {
        Path file = programs.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.writeString(file, "#!" + where("sh") + "\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path where(String program) {
        return find(program).orElseThrow();
    }

    static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    }

    /** The script while Maven builds, which it does for longer than any test takes. */
    Process building(String command) throws Exception {
        program("mvn", "echo > begun; exec " + where("sleep") + " 60");
        Process process = start(root, root.resolve("guardian"), command);
        await().until(() -> Files.exists(root.resolve("begun")));
        return process;
    }

    static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    static void deleteAll(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
