package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Grafana, with the dashboards of the repository and the local Prometheus. Whoever reaches it on this machine may look without a password. */
final class GrafanaTool implements ObservingTool {

    static final String PART = "grafana";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> USUAL_HOMES = List.of("/usr/share/grafana", "/opt/homebrew/share/grafana",
        "/usr/local/share/grafana");

    private final Programs programs;

    GrafanaTool(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String part() {
        return PART;
    }

    @Override
    public Optional<Launch> launch(Observed platform) {
        return programs.named("GUARDIAN_GRAFANA").or(() -> programs.onPath(PART))
            .flatMap(program -> homeOf(program).map(home -> launch(platform, program, home)));
    }

    @Override
    public String advice() {
        return "put grafana on the PATH (grafana.com/grafana/download), or name bin/grafana of an unpacked archive in "
            + "GUARDIAN_GRAFANA";
    }

    private static Launch launch(Observed platform, Path program, Path home) {
        Path directory = platform.directoryOf(PART);
        Launch launch = Launch.ofCommand(List.of(program.toString(), "server", "--homepath", home.toString()));
        Map<String, String> settings = Map.of(
            "GF_SERVER_HTTP_ADDR", "127.0.0.1",
            "GF_SERVER_HTTP_PORT", Integer.toString(platform.port(PART)),
            "GF_PATHS_DATA", directory.resolve("data").toString(),
            "GF_PATHS_LOGS", directory.resolve("logs").toString(),
            "GF_PATHS_PROVISIONING", provisioning(platform, directory).toString(),
            "GF_AUTH_ANONYMOUS_ENABLED", "true",
            "GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer",
            "GF_ANALYTICS_REPORTING_ENABLED", "false",
            "GF_ANALYTICS_CHECK_FOR_UPDATES", "false",
            "GF_PLUGINS_PREINSTALL_DISABLED", "true");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            launch = launch.withVariable(setting.getKey(), setting.getValue());
        }
        return launch;
    }

    private static Path provisioning(Observed platform, Path directory) {
        Path provisioning = directory.resolve("provisioning");
        write(provisioning.resolve("datasources/datasources.yaml"), Map.of("apiVersion", 1, "datasources",
            List.of(Map.of("name", "Prometheus", "uid", "prometheus", "type", "prometheus", "access", "proxy",
                "url", "http://127.0.0.1:" + platform.port(PrometheusTool.PART), "isDefault", true,
                "jsonData", Map.of("httpMethod", "POST", "timeInterval", "5s", "exemplarTraceIdDestinations",
                    // Of a single $ Grafana makes an environment variable.
                    List.of(Map.of("name", "trace_id", "urlDisplayLabel", "Its trace in Zipkin", "url",
                        "http://127.0.0.1:" + platform.port(ZipkinTool.PART) + "/zipkin/traces/$${__value.raw}")))))));
        write(provisioning.resolve("dashboards/dashboards.yaml"), Map.of("apiVersion", 1, "providers",
            List.of(Map.of("name", "guardian", "folder", "Guardian", "type", "file", "options",
                Map.of("path", platform.root().resolve("observability/dashboards/json").toString())))));
        return provisioning;
    }

    private static void write(Path file, Object content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, YAML.writeValueAsString(content));
        } catch (IOException e) {
            throw new UncheckedIOException("Grafana cannot be configured: " + file, e);
        }
    }

    /** The directory with its pages: of an unpacked archive the one above bin, else where packages have it. */
    private static Optional<Path> homeOf(Path program) {
        Path bin = program.toAbsolutePath().normalize().getParent();
        return Stream.concat(Stream.ofNullable(bin.getParent()), USUAL_HOMES.stream().map(Path::of))
            .filter(home -> Files.isDirectory(home.resolve("public"))).findFirst();
    }
}
