package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.SpanReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without an exporter there is nothing of tracing in a service's process: no class, and so no object, thread or call. */
class UntracedProcessTest {

    private static final List<String> OF_TRACING = List.of("io.opentelemetry.", "org.apache.camel.telemetry.",
        "org.apache.camel.opentelemetry2.");

    /** Boot only looks whether there is such a class. */
    private static final String LOOKED_FOR_BY_BOOT = " io.opentelemetry.context.ContextStorage source:";

    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);

    @Test
    void loadsNoClassOfIt(@TempDir Path directory) throws Exception {
        assertThat(classesOfTracing(directory)).isEmpty();
    }

    @Test
    void loadsThemWithAnExporter(@TempDir Path directory) throws Exception {
        try (SpanReceiver collector = SpanReceiver.start()) {
            String[] options = Stream.of(collector.options()).map("--"::concat).toArray(String[]::new);

            assertThat(classesOfTracing(directory, options)).isNotEmpty();
        }
    }

    /** The classes that a service has loaded until it has started and its relay has looked for rows. */
    private List<String> classesOfTracing(Path directory, String... options) throws Exception {
        Path log = directory.resolve("relay.log");
        Path classes = directory.resolve("classes.log");
        Process service = start(log, classes, options);
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.readString(log).contains(RelayProcess.HEAP));
        } finally {
            service.destroy();
            assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.filter(line -> OF_TRACING.stream().anyMatch(line::contains))
                .filter(line -> !line.contains(LOOKED_FOR_BY_BOOT)).toList();
        }
    }

    private Process start(Path log, Path classes, String... options) throws IOException {
        List<String> command = Stream.concat(Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + classes, "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), RelayProcess.class.getName(),
            "--spring.config.import=classpath:guardian.yaml", "--guardian.service=" + Services.PAYMENTS,
            "--guardian.sqs.wait-time=1s"), Stream.of(options)).toList();
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().putAll(stage.environment().variablesOf(Services.PAYMENTS));
        process.environment().putAll(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0"));
        return process.start();
    }
}
