package io.guardianpartner.local.supervisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.local.ThisJava;

/** Zipkin, from its jar. */
final class ZipkinTool implements ObservingTool {

    static final String PART = "zipkin";

    private static final String VERSION = "3.5.1";
    private static final Path IN_REPOSITORY = Path.of(".m2", "repository", "io", "zipkin", "zipkin-server", VERSION,
        "zipkin-server-" + VERSION + "-exec.jar");

    private final Programs programs;
    private final Path home;

    /** @param home the user's, where Maven keeps its repository */
    ZipkinTool(Programs programs, Path home) {
        this.programs = programs;
        this.home = home;
    }

    @Override
    public String part() {
        return PART;
    }

    @Override
    public Optional<Launch> launch(Observed platform) {
        return jar()
            .map(jar -> Launch.ofCommand(List.of(ThisJava.PROGRAM, "-Xmx256m", "-jar", jar.toString(),
                "--armeria.ports[0].ip=127.0.0.1", "--armeria.ports[0].port=" + platform.port(PART),
                "--armeria.ports[0].protocols[0]=http")));
    }

    @Override
    public Map<String, String> variables(Observed platform) {
        return jar().isEmpty()
            ? Map.of()
            : Map.of("OTEL_TRACES_EXPORTER", "zipkin", "OTEL_EXPORTER_ZIPKIN_ENDPOINT",
                "http://127.0.0.1:" + platform.port(PART) + "/api/v2/spans");
    }

    @Override
    public String advice() {
        return "mvn dependency:get -Dtransitive=false -Dartifact=io.zipkin:zipkin-server:" + VERSION
            + ":jar:exec, or name its jar in GUARDIAN_ZIPKIN";
    }

    private Optional<Path> jar() {
        return programs.named("GUARDIAN_ZIPKIN")
            .or(() -> Optional.of(home.resolve(IN_REPOSITORY)).filter(Files::isRegularFile));
    }
}
