package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import org.junit.jupiter.api.Test;

/** The manager's pages lead to Grafana's dashboards where Grafana runs. */
class PageLinksTest {

    private static final Path DASHBOARDS = Path.of("").toAbsolutePath().resolveSibling("observability/dashboards");

    @Test
    void whereGrafanaDoesNotRunThereAreNone() throws Exception {
        assertThat(Json.mapper().readTree(PageLinks.of(Map.of("front-door", "http://127.0.0.1:8080")))).isEmpty();
    }

    @Test
    void eachLeadsToADashboardThatIsKept() throws Exception {
        JsonNode links = Json.mapper().readTree(PageLinks.of(Map.of(GrafanaTool.PART, "http://127.0.0.1:3000")));

        List<String> dashboards = uids().stream().map("http://127.0.0.1:3000/d/"::concat).toList();
        assertThat(links).isNotEmpty().extracting(JsonNode::asText).isSubsetOf(dashboards);
    }

    private static List<String> uids() throws Exception {
        try (Stream<Path> files = Files.walk(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json")).map(PageLinksTest::uid).toList();
        }
    }

    private static String uid(Path dashboard) {
        try {
            return Json.mapper().readTree(dashboard.toFile()).path("uid").asText();
        } catch (Exception e) {
            throw new IllegalStateException(dashboard + " is no JSON", e);
        }
    }
}
