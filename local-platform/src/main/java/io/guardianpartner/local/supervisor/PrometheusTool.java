package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.message.Json;

/**
 * Prometheus, with the rules of the repository. Its configuration is a copy of {@code observability/prometheus/local.yaml}, which reads
 * the rules and the targets beside it.
 */
final class PrometheusTool implements ObservingTool {

    static final String PART = "prometheus";

    private final Programs programs;

    PrometheusTool(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String part() {
        return PART;
    }

    @Override
    public Optional<Launch> launch(Observed platform) {
        return programs.named("GUARDIAN_PROMETHEUS").or(() -> programs.onPath(PART)).map(program -> {
            Path directory = platform.directoryOf(PART);
            return Launch.ofCommand(List.of(program.toString(),
                "--config.file=" + configuration(platform, directory),
                "--storage.tsdb.path=" + directory.resolve("data"), "--storage.tsdb.retention.time=2d",
                "--enable-feature=exemplar-storage",
                "--web.listen-address=127.0.0.1:" + platform.port(PART), "--log.level=warn"));
        });
    }

    @Override
    public String advice() {
        return "put prometheus on the PATH (prometheus.io/download), or name the program in GUARDIAN_PROMETHEUS";
    }

    private static Path configuration(Observed platform, Path directory) {
        Path source = platform.root().resolve("observability/prometheus/local.yaml");
        try {
            Json.mapper().writeValue(directory.resolve("targets.json").toFile(),
                platform.queues().stream().map(queue -> Map.of(
                    "targets", List.of("127.0.0.1:" + platform.port(Ports.management(queue))),
                    "labels", Map.of("service", queue, "namespace", "guardian", "pod", queue + "-local"))).toList());
            Path rules = directory.resolve("rules");
            Files.deleteIfExists(rules);
            Files.createSymbolicLink(rules, source.resolveSibling("rules").toAbsolutePath());
            return Files.copy(source, directory.resolve("prometheus.yaml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus cannot be configured from " + source, e);
        }
    }
}
