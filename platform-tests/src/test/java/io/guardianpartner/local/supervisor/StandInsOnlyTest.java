package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInsOnlyTest {

    @TempDir
    private Path root;

    @Test
    void servicesAreStartedBySomebodyElseWithTheVariablesThatAreWrittenDown() throws Exception {
        for (String queue : List.of("orders", "payments", "catalog")) {
            FakeServiceProcess.jar(root, queue, "[]");
        }
        Path variables = root.resolve(".guardian/variables");
        try (Platform platform = Platform.builder(root).freePorts().environment("staging").standInsOnly()
            .variable("orders", "QUOTED", "it's").start()) {
            platform.awaitReady(Duration.ofSeconds(1));

            assertThat(platform.processes())
                .allSatisfy((name, process) -> assertThat(process.isAlive()).isFalse());
            assertThat(PlatformState.alive(root.resolve(".guardian")).orElseThrow().starting()).isFalse();
            assertThat(shell(variables.resolve("orders.env"), "$GUARDIAN_QUEUE_URL $GUARDIAN_ENVIRONMENT $QUOTED"))
                .isEqualTo(platform.addresses().get("sqs") + "/000000000000/staging-orders staging it's");
            assertThat(Files.getPosixFilePermissions(variables)).as("there are secrets in them")
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            int port = platform.baseUrl("catalog").getPort();
            try (LocalHttpServer own = LocalHttpServer.named("catalog of somebody else")
                .route("GET", "/v1/products", request -> Response.json(200, List.of("found"))).start(port)) {
                assertThat(get(platform.frontDoor().resolve("/v1/products"))).isEqualTo("[\"found\"]");
            }
        }
        assertThat(variables).doesNotExist();
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String shell(Path file, String words) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", ". \"$0\"; printf %s \"" + words + "\"", file.toString())
            .start();
        return new String(shell.getInputStream().readAllBytes());
    }
}
