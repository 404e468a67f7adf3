package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher names what it needs and lacks, in a line that says what to do. */
class LauncherNeedsTest extends LauncherFixture {

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

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "down", "logs orders", "bench", "load", "dead-letters list"})
    void aLibraryThatThisUserCannotReadIsNamedInALineThatSaysWhatToDo(String command) throws Exception {
        run(0, "up");
        run(0, "bench");
        run(0, "load");
        String library = root.resolve("of-somebody-else/library.jar").toString();
        for (String list : List.of("local-platform/target/guardian.classpath",
            "benchmarks/target/benchmarks.classpath", "order-load/target/order-load.classpath",
            "message-operations/target/operations.classpath")) {
            Files.writeString(root.resolve(list), root.resolve("pom.xml") + ":" + library);
        }

        assertThat(run(1, command.split(" "))).startsWith("guardian: " + System.getProperty("user.name")
            + " cannot read " + library).contains("mvn -DskipTests -pl ").hasLineCount(1);
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
}
