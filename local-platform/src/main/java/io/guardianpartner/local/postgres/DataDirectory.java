package io.guardianpartner.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one server keeps its data. The file {@code owner} in it says which process it belongs to, so that what a killed
 * process left can be told from what is in use.
 */
final class DataDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String PREFIX = "guardian-postgres-data-";
    private static final String OWNER = "owner";
    private static final int PATIENCE_SECONDS = 5;

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    static DataDirectory create() {
        try {
            Path root = Files.createTempDirectory(PREFIX);
            Files.writeString(root.resolve(OWNER), identity(ProcessHandle.current()));
            return new DataDirectory(root);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL has no place for its data", e);
        }
    }

    Path data() {
        return root.resolve("data");
    }

    void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data of PostgreSQL cannot be deleted: " + root, e);
        }
    }

    /** Stops servers whose owner is gone, and deletes their data. Trouble with it is no reason not to start. */
    static void clearLeftovers() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path root : found) {
                DataDirectory directory = new DataDirectory(root);
                if (directory.isAbandoned()) {
                    directory.stopServer();
                    directory.delete();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("What an earlier PostgreSQL left behind cannot be cleared away: {}", e.getMessage());
        }
    }

    private boolean isAbandoned() throws IOException {
        Path owner = root.resolve(OWNER);
        if (!Files.isReadable(owner)) {
            return false;
        }
        String written = Files.readString(owner);
        if (written.isBlank()) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(written.split(" ")[0]));
        return process.filter(alive -> identity(alive).equals(written)).isEmpty();
    }

    private void stopServer() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.isReadable(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(DataDirectory::isPostgres)
            .orElse(null);
        if (server != null) {
            server.destroy();
            server.onExit().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            server.destroyForcibly();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> Path.of(command).endsWith("postgres")).isPresent();
    }

    /** A process id may be used again; with the time of its start it is not. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
    }
}
