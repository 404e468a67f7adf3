package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands find their cloud, or say what to do. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ConnectionTest {

    @TempDir
    private Path root;
    private Operator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new Operator(root);
        Files.delete(root.resolve(".guardian/state.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters list", "dead-letters show", "dead-letters replay --all",
        "dead-letters drop --all --yes", "topology verify", "messages tail"})
    void withoutAPlatformItSaysWhatToDoInALine(String line) {
        assertThat(operator.run(line.split(" "))).isEqualTo(1);

        assertThat(operator.err.strip()).startsWith("guardian: Guardian is not running").contains("./guardian up")
            .hasLineCount(1);
    }

    @Test
    void endpointsInTheEnvironmentAreRespected() throws Exception {
        String id = operator.park("orders", "MSG_PAYMENT_FAIL", "invalid", Instant.now());

        assertThat(shell(operator.cloud.clientVariables(), 0, "dead-letters", "list", "--queue", "orders"))
            .contains(id);
        assertThat(shell(operator.cloud.clientVariables(), 0, "topology", "verify", "--aws"))
            .contains("is as the contract says");
    }

    @Test
    void withoutRegionOrCredentialsItSaysWhatIsWanting() throws Exception {
        assertThat(shell(Map.of(), 1, "topology", "verify", "--aws"))
            .isEqualTo("guardian: There is no AWS region; set AWS_REGION, for instance to sa-east-1.");

        Map<String, String> variables = new HashMap<>(operator.cloud.clientVariables());
        variables.remove("AWS_ACCESS_KEY_ID");
        assertThat(shell(variables, 1, "topology", "verify"))
            .startsWith("guardian: There are no AWS credentials; set AWS_PROFILE").hasLineCount(1);
    }

    @Test
    void whereNothingAnswersItSaysWhere() throws Exception {
        Map<String, String> variables = new HashMap<>(operator.cloud.clientVariables());
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");

        assertThat(shell(variables, 1, "dead-letters", "list")).startsWith("guardian: Nothing answers for queue ")
            .contains("AWS_ENDPOINT_URL_").hasLineCount(1);
    }

    private String shell(Map<String, String> variables, int exit, String... arguments) throws Exception {
        Process process = Shell.start(root, variables,
            Stream.concat(Stream.of(arguments), Stream.of("--environment", operator.environment.name()))
                .toArray(String[]::new));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }
}
