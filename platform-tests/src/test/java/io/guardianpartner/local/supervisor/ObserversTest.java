package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus runs for real where it is installed; of Grafana and Zipkin what they are told is read. */
class ObserversTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path directory;
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final Reaper reaper = Reaper.start();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Ports ports = Ports.of(Contract.load(), Map.of(), true, true);
    private PlatformFiles files;
    private Observers observers;

    @BeforeEach
    void create() {
        files = new PlatformFiles(directory);
        files.create();
    }

    @AfterEach
    void stop() {
        if (observers != null) {
            observers.stop();
        }
        timer.shutdownNow();
        reaper.close();
    }

    @Test
    void prometheusAsksTheServicesAndKnowsTheRules() throws Exception {
        Programs installed = Programs.INSTALLED;
        assumeTrue(installed.onPath("prometheus").isPresent(), "Prometheus is not installed");
        HttpServer orders = metrics("guardian_deadletters{service=\"orders\"} 3\n",
            ports.of(Ports.management("orders")));
        try {
            start(new PrometheusTool(installed));

            await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
                JsonNode found = prometheus("/api/v1/query?query=guardian_deadletters").at("/data/result/0");
                assertThat(found.at("/metric/service").asText()).isEqualTo("orders");
                assertThat(found.at("/metric").has("exported_service")).isFalse();
                assertThat(found.at("/value/1").asText()).isEqualTo("3");
            });
            assertThat(prometheus("/api/v1/rules").at("/data/groups")).isNotEmpty();
            assertThat(observers.addresses()).containsOnlyKeys("prometheus");
        } finally {
            orders.stop(0);
        }
    }

    @Test
    void grafanaIsToldItsPortItsPrometheusAndTheDashboards() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("installed/bin"));
        Files.createDirectories(directory.resolve("installed/public"));
        Path told = directory.resolve("told");
        Path grafana = script(bin.resolve("grafana"),
            "echo \"$*\" \"$GF_SERVER_HTTP_ADDR:$GF_SERVER_HTTP_PORT $GF_PATHS_PROVISIONING\" >" + told
                + "\nexec sleep 600");

        start(new GrafanaTool(new Programs(Map.of("GUARDIAN_GRAFANA", grafana.toString()))));

        await().untilAsserted(() -> assertThat(told).content().startsWith("server --homepath "
            + directory.resolve("installed") + " 127.0.0.1:" + ports.of("grafana")));
        Path provisioning = directory.resolve("grafana/provisioning");
        assertThat(told).content().contains(provisioning.toString());
        assertThat(provisioning.resolve("datasources/datasources.yaml")).content()
            .contains("http://127.0.0.1:" + ports.of("prometheus"))
            .contains("http://127.0.0.1:" + ports.of("zipkin") + "/zipkin/traces/$${__value.raw}");
        assertThat(provisioning.resolve("dashboards/dashboards.yaml")).content()
            .contains(ROOT.resolve("observability/dashboards/json").toString());
    }

    @Test
    void zipkinIsStartedFromItsJarOnLoopback() throws Exception {
        Path jar = Files.createFile(directory.resolve("zipkin.jar"));
        ZipkinTool zipkin = new ZipkinTool(new Programs(Map.of("GUARDIAN_ZIPKIN", jar.toString())), directory);

        assertThat(zipkin.launch(observed()).orElseThrow().command()).contains(jar.toString(),
            "--armeria.ports[0].ip=127.0.0.1", "--armeria.ports[0].port=" + ports.of("zipkin"));
        assertThat(zipkin.variables(observed())).containsEntry("OTEL_TRACES_EXPORTER", "zipkin")
            .containsEntry("OTEL_EXPORTER_ZIPKIN_ENDPOINT",
                "http://127.0.0.1:" + ports.of("zipkin") + "/api/v2/spans");
    }

    @Test
    void whatIsMissingIsToldWithWhatHelps() {
        Programs none = new Programs(Map.of("PATH", directory.toString()));

        start(new PrometheusTool(none), new ZipkinTool(none, directory), new GrafanaTool(none));

        assertThat(progress).satisfiesExactly(
            line -> assertThat(line).startsWith("No prometheus: ").contains("GUARDIAN_PROMETHEUS"),
            line -> assertThat(line).startsWith("No zipkin: ").contains("mvn dependency:get", "GUARDIAN_ZIPKIN"),
            line -> assertThat(line).startsWith("No grafana: ").contains("GUARDIAN_GRAFANA"));
        assertThat(observers.addresses()).isEmpty();
        assertThat(new ZipkinTool(none, directory).variables(observed())).isEmpty();
    }

    @Test
    void onlyAProgramOnThePathIsFound() throws Exception {
        Files.createFile(directory.resolve("prometheus"));
        Programs programs = new Programs(Map.of("PATH", directory.toString()));
        assertThat(programs.onPath("prometheus")).isEmpty();

        script(directory.resolve("grafana"), "exit 0");

        assertThat(programs.onPath("grafana")).contains(directory.resolve("grafana"));
    }

    private void start(ObservingTool... tools) {
        RestartBackoff backoff = new RestartBackoff(Duration.ofSeconds(1), Duration.ofSeconds(1),
            Duration.ofMinutes(1));
        observers = new Observers(List.of(tools), observed(), files, new ServiceProcess.Surroundings(reaper, timer,
            backoff, true, progress::add, () -> {}, ServiceArchives.NONE));
        observers.start();
    }

    private ObservingTool.Observed observed() {
        return new ObservingTool.Observed(ROOT, directory, ports, List.of("orders", "payments", "catalog"));
    }

    private JsonNode prometheus(String path) throws Exception {
        URI uri = URI.create(observers.addresses().get("prometheus") + path);
        return Json.mapper().readTree(
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }

    private static HttpServer metrics(String text, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/actuator/prometheus", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Path script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
