package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.guardianpartner.message.Json;

/**
 * Prometheus, with the rules of the repository. Its configuration is {@code observability/prometheus/local.yaml}, with the places of
 * rules and targets as they are here.
 */
final class PrometheusTool implements ObservingTool {

    static final String PART = "prometheus";

    private static final YAMLMapper YAML = new YAMLMapper();

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
            Path targets = directory.resolve("targets.json");
            Json.mapper().writeValue(targets.toFile(), platform.queues().stream().map(queue -> Map.of(
                "targets", List.of("127.0.0.1:" + platform.port(Ports.management(queue))),
                "labels", Map.of("service", queue, "namespace", "guardian", "pod", queue + "-local"))).toList());
            ObjectNode configuration = (ObjectNode) YAML.readTree(source.toFile());
            configuration.putArray("rule_files").add(source.resolveSibling("rules") + "/*.yaml");
            for (JsonNode job : configuration.withArray("scrape_configs")) {
                for (JsonNode discovery : job.path("file_sd_configs")) {
                    ((ObjectNode) discovery).putArray("files").add(targets.toString());
                }
            }
            Path adapted = directory.resolve("prometheus.yaml");
            Files.writeString(adapted, YAML.writeValueAsString(configuration));
            return adapted;
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus cannot be configured from " + source, e);
        }
    }
}
