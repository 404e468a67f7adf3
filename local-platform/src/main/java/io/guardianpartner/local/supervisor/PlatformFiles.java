package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of a platform: logs, which stay; the services' temporary files and variables, which go. */
class PlatformFiles implements AutoCloseable {

    private final Path logs;
    private final Path temporary;
    private final Path jars;
    private final Path archives;
    private final Path variables;

    PlatformFiles(Path directory) {
        this.logs = directory.resolve("logs");
        this.temporary = directory.resolve("tmp");
        this.jars = directory.resolve("jars");
        this.archives = directory.resolve("archives");
        this.variables = directory.resolve("variables");
    }

    void create() {
        close();
        try {
            Files.createDirectories(logs);
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for logs and temporary files: " + logs, e);
        }
    }

    /** A service's files. Its log of the last run stays beside the new one. */
    ServiceProcess.Files of(String queue) {
        Path log = logs.resolve(queue + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, logs.resolve(queue + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createFile(log);
            return new ServiceProcess.Files(log, Files.createDirectories(temporary.resolve(queue)));
        } catch (IOException e) {
            throw new UncheckedIOException("The log cannot be written: " + log, e);
        }
    }

    /** The directory of a service's unpacked jar; stays for the next start. */
    Path unpacked(String queue) {
        return jars.resolve(queue);
    }

    /** The directory of the archives of classes; they stay for the next start. */
    Path archives() {
        return archives;
    }

    /**
     * Writes down a service's environment variables, as shells read them. There are secrets among them: only its owner
     * may look.
     */
    void variables(String queue, Map<String, String> values) {
        String lines = values.entrySet().stream()
            .map(each -> each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'\n")
            .sorted()
            .collect(Collectors.joining());
        try {
            if (!Files.exists(variables)) {
                Files.createDirectory(variables,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.writeString(variables.resolve(queue + ".env"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The variables of " + queue + " cannot be written to " + variables, e);
        }
    }

    @Override
    public void close() {
        delete(temporary);
        delete(variables);
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary files cannot be deleted: " + directory, e);
        }
    }
}
