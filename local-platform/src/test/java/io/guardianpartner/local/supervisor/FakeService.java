package io.guardianpartner.local.supervisor;

import java.nio.file.Path;
import java.util.List;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;

/** A service as far as the supervisor sees one: two ports, a readiness probe, an end. */
public final class FakeService {

    private FakeService() {}

    /** What starts it instead of a jar. */
    static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xmx32m", "-cp", System.getProperty("java.class.path"),
            FakeService.class.getName());
    }

    /** One that ends as soon as it is started. */
    static List<String> broken() {
        return List.of("/bin/sh", "-c", "echo no database to be found; exit 3");
    }

    /** One that does not listen when it is asked to end. */
    static List<String> stubborn() {
        return List.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done");
    }

    public static void main(String[] args) {
        System.out.println("started with " + System.getenv("GUARDIAN_QUEUE_URL"));
        LocalHttpServer.named("fake service").route("GET", "/v1/orders/{name}", request -> {
            String value = System.getenv(request.pathParameter("name"));
            return value == null ? Response.of(404) : Response.text(200, value);
        }).route("GET", "/pid", request -> Response.text(200, String.valueOf(ProcessHandle.current().pid())))
            .start(Integer.parseInt(System.getenv("SERVER_PORT")));
        LocalHttpServer.named("fake management")
            .route("GET", "/actuator/health/readiness", request -> Response.of(200))
            .start(Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT")));
    }
}
