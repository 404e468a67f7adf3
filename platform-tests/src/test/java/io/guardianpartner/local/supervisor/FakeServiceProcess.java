package io.guardianpartner.local.supervisor;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;

/** A service as far as the supervisor sees one: two ports, a readiness probe, an end. */
public final class FakeServiceProcess {

    private FakeServiceProcess() {}

    /** The command that starts it instead of a jar. */
    static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xmx32m", "-cp", System.getProperty("java.class.path"),
            FakeServiceProcess.class.getName());
    }

    /** One that ends as soon as it is started. */
    static List<String> broken() {
        return List.of("/bin/sh", "-c", "echo no database to be found; exit 3");
    }

    /** One that is never ready. */
    static List<String> silent() {
        return List.of("/bin/sh", "-c", "echo busy; exec sleep 120");
    }

    /** One that does not listen when it is asked to end. */
    static List<String> stubborn() {
        return List.of("/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done");
    }

    /** A jar where Maven would put the service's, without classes: its manifest names where they are. */
    public static void jar(Path root, String queue, String tables) throws IOException {
        writeJar(root, queue, tables,
            classPath().stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
    }

    private static void writeJar(Path root, String queue, String tables, String classPath) throws IOException {
        Path jar = Files.createDirectories(root.resolve("routes-" + queue + "/target"))
            .resolve("routes-" + queue + ".jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(manifest(classPath).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("BOOT-INF/classes/dynamodb-tables.yaml"));
            zip.write(tables.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Like {@link #jar}, but the classes of directories are in a jar: no archive is made of a class path with
     * directories.
     */
    static void jarForArchive(Path root, String queue) throws IOException {
        Path classes = Files.createDirectories(root.resolve("routes-" + queue + "/target")).resolve("classes.jar");
        List<String> libraries = new ArrayList<>(List.of("classes.jar"));
        Set<String> names = new HashSet<>();
        try (OutputStream out = Files.newOutputStream(classes); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path entry : classPath()) {
                if (Files.isDirectory(entry)) {
                    addFiles(entry, zip, names);
                } else if (entry.getFileName().toString()
                    .matches("(jackson|slf4j|logback|snakeyaml|message-|local-platform).*")) {
                    libraries.add(entry.toUri().toString());
                }
            }
        }
        writeJar(root, queue, "[]", String.join(" ", libraries));
    }

    private static void addFiles(Path directory, ZipOutputStream zip, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
                if (names.add(name)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                }
            }
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Lines of at most 72 bytes. */
    private static String manifest(String classPath) {
        String line = "Class-Path: " + classPath;
        StringBuilder folded = new StringBuilder(
            "Manifest-Version: 1.0\nMain-Class: " + FakeServiceProcess.class.getName()
                + "\n");
        folded.append(line, 0, 70).append('\n');
        for (int at = 70; at < line.length(); at += 69) {
            folded.append(' ').append(line, at, Math.min(line.length(), at + 69)).append('\n');
        }
        return folded.toString();
    }

    public static void main(String[] args) {
        System.out.println("started with " + System.getenv("GUARDIAN_QUEUE_URL"));
        try {
            serve();
        } catch (RuntimeException e) {
            // The other server would keep the process alive, as it does not a real service.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void serve() {
        LocalHttpServer.named("fake service").route("GET", "/v1/orders/{name}", request -> {
            String value = System.getenv(request.pathParameter("name"));
            return value == null ? Response.of(404) : Response.text(200, value);
        }).route("GET", "/pid", request -> Response.text(200, String.valueOf(ProcessHandle.current().pid())))
            .start(Integer.parseInt(System.getenv("SERVER_PORT")));
        LocalHttpServer.named("fake management")
            .route("GET", "/actuator/health/readiness",
                request -> Response.of(System.getenv("FAKE_SERVICE_IS_NEVER_READY") == null ? 200 : 503))
            .start(Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT")));
    }
}
