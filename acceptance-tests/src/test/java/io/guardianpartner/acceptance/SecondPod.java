package io.guardianpartner.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.local.ThisJava;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.supervisor.Platform;

/** A second pod of a service, from another jar, on the queue and the database of the first. */
final class SecondPod implements AutoCloseable {

    private final String queue;
    private final int port = Loopback.freePort();
    private final int managementPort = Loopback.freePort();
    private final Process process;

    SecondPod(Platform platform, String queue, Path jar, Path log) {
        this.queue = queue;
        ProcessBuilder builder = new ProcessBuilder(ThisJava.PROGRAM, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-jar", jar.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet()
            .removeIf(name -> List.of("AWS_", "GUARDIAN_", "SPRING_").stream().anyMatch(name::startsWith));
        environment.putAll(platform.variables(queue));
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String queue() {
        return queue;
    }

    URI baseUrl() {
        return URI.create("http://" + Loopback.HOST + ":" + port);
    }

    URI managementUrl() {
        return URI.create("http://" + Loopback.HOST + ":" + managementPort);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
