package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jar of a service, and the tables that it describes. */
final class ServiceJar {

    private static final List<String> TABLES = List.of("BOOT-INF/classes/dynamodb-tables.yaml", "dynamodb-tables.yaml");

    private ServiceJar() {}

    /** The path of the jar that Maven builds for the service with that queue. */
    static Path of(Path root, String queue) {
        return root.resolve("routes-" + queue).resolve("target").resolve("routes-" + queue + ".jar");
    }

    /** Gives the description of the service's tables to the reader, if the jar carries one. */
    static void tables(Path jar, Consumer<InputStream> reader) {
        if (!Files.exists(jar)) {
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (String name : TABLES) {
                ZipEntry entry = zip.getEntry(name);
                if (entry != null) {
                    try (InputStream yaml = zip.getInputStream(entry)) {
                        reader.accept(yaml);
                    }
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The jar cannot be read: " + jar, e);
        }
    }
}
