package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.guardianpartner.operations.aws.StringAttributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A dead-letter queue with thousands of letters. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ManyDeadLettersTest {

    private static final int MANY = 3_000;

    @TempDir
    private Path root;
    private Operator operator;

    @BeforeEach
    void park() {
        operator = new Operator(root);
        String url = operator.environment.queueUrl("orders-dead-letters");
        for (int batch = 0; batch < MANY / 10; batch++) {
            operator.sqs.sendMessageBatch(request -> request.queueUrl(url)
                .entries(IntStream.range(0, 10).mapToObj(i -> SendMessageBatchRequestEntry.builder()
                    .id(String.valueOf(i))
                    .messageBody("{}")
                    .messageAttributes(StringAttributes.forSqs(Map.of("messageId", UUID.randomUUID().toString())))
                    .build()).toList()));
        }
    }

    @Test
    void allAreReplayedOnce() throws IOException {
        assertThat(operator.run("dead-letters", "replay", "--queue", "orders", "--yes", "--json")).isZero();

        assertThat(operator.counts("orders")).isEqualTo(new Operator.Counts(MANY, 0));
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(0, 0));
        var ids = new HashSet<String>();
        operator.json().forEach(letter -> ids.add(letter.path("messageId").asText()));
        assertThat(ids).hasSize(MANY);
        assertThat(operator.audit()).hasSize(MANY + 1);
    }

    @Test
    void allAreGivenBackWhenSomebodyEndsIt() throws Exception {
        Process list = Shell.start(root, operator.cloud.clientVariables(), "dead-letters", "list", "--queue", "orders",
            "--environment", operator.environment.name());
        try (var said = new BufferedReader(new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8))) {
            // Nobody reads on, so that it waits in the middle, with its first letters in flight.
            assertThat(said.readLine()).startsWith("WAITS");
            await().until(() -> operator.counts("orders-dead-letters").inFlight() > 0);

            // TERM is treated as Ctrl-C is, which a process in the background would be born to ignore.
            list.toHandle().destroy();

            assertThat(said.lines().reduce((one, other) -> other)).hasValueSatisfying(
                line -> assertThat(line).matches("guardian: Stopped after [0-9]+ letters, 0 of them changed; .*"));
            assertThat(list.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(list.exitValue()).isEqualTo(1);
        } finally {
            list.destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(operator.counts("orders-dead-letters"))
            .isEqualTo(new Operator.Counts(MANY, 0)));
    }
}
