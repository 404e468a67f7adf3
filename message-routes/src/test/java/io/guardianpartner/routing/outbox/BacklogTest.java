package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A backlog that is larger than the heap drains: the relay holds a page of it at a time. With {@code -Drows=500000} so
 * many rows wait, and heap and backlog are printed.
 */
@Execution(ExecutionMode.CONCURRENT)
class BacklogTest {

    private static final int ROWS = Integer.getInteger("rows", 0);
    private static final int ROWS_IN_A_BUILD = 16_000;
    private static final String HEAP_LIMIT = "-Xmx64m";
    /** With so long a body a build's backlog takes twice the heap. */
    private static final int BODY = 8_000;

    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);
    private final Map<String, String> variables = stage.environment().variablesOf(Services.PAYMENTS);
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(
        variables.get("GUARDIAN_DATABASE_URL"), variables.get("GUARDIAN_DATABASE_USERNAME"),
        variables.get("GUARDIAN_DATABASE_PASSWORD")));

    @Test
    void moreThanFitsIntoTheHeapIsPublishedWithAFlatHeap(@TempDir Path directory) throws Exception {
        stage.probe().hearsNothing();
        var log = directory.resolve("relay.log");
        var relay = start(log);
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.readString(log).contains("started in"));
            store(rows());
            await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(500)).until(() -> isPublished(log));

            assertThat(relay.isAlive()).isTrue();
            assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError").doesNotContain("Outbox relay failed");
        } finally {
            relay.destroy();
            assertThat(relay.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int rows() {
        return ROWS > 0 ? ROWS : ROWS_IN_A_BUILD;
    }

    private Process start(Path log) throws IOException {
        var process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP_LIMIT, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
            "-cp", System.getProperty("java.class.path"), RelayProcess.class.getName(),
            "--spring.config.import=classpath:guardian.yaml", "--guardian.service=" + Services.PAYMENTS,
            "--guardian.sqs.wait-time=1s", "--guardian.outbox.sweep-interval=1s"))
            .redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().putAll(variables);
        process.environment().putAll(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0"));
        return process.start();
    }

    private void store(int rows) {
        jdbc.update("""
            insert into outbox (body, attributes)
            select repeat('x', ?), jsonb_build_object('messageId', 'message-' || n) from generate_series(1, ?) n""",
            BODY, rows);
    }

    private boolean isPublished(Path log) throws IOException {
        int left = Objects.requireNonNull(jdbc.queryForObject(
            "select count(*) from outbox where published_at is null", Integer.class));
        if (ROWS > 0) {
            var heap = Files.readString(log).lines().filter(line -> line.contains(RelayProcess.HEAP))
                .reduce((first, last) -> last).orElse("");
            System.out.printf("%d rows wait; %s%n", left, heap);
        }
        return left == 0;
    }
}
