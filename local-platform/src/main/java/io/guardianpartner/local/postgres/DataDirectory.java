package io.guardianpartner.local.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data directory of one server. The process that owns it holds a lock on the file {@code owner} in it, which ends with
 * the process: so directories of killed processes can be told from those in use.
 */
final class DataDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String PREFIX = "guardian-postgres-data-";
    private static final String OWNER = "owner";
    private static final int PATIENCE_SECONDS = 5;
    private static final int LAST_WORDS = 2_000;

    /**
     * The names of those that belong to this process. Their locks are not tried: to close a file, be it by the garbage
     * collector, takes away every lock that the process has on it.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory create() {
        try {
            Path root = Files.createTempDirectory(PREFIX);
            OWN.add(root.getFileName());
            Path unlocked = root.resolve("unlocked");
            FileChannel lock = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            // Nobody sees the file under its name before it is locked.
            Files.move(unlocked, root.resolve(OWNER));
            return new DataDirectory(root, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL has no place for its data", e);
        }
    }

    Path data() {
        return root.resolve("data");
    }

    /** The pid of the server that uses the data now. */
    long serverPid() {
        try {
            return Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("No PostgreSQL runs on " + root, e);
        }
    }

    /** The file of the server's log, which is not that of this process. */
    File log() {
        return root.resolve("log").toFile();
    }

    /** The end of that, for who wants to know why it did not start. */
    String lastWords() {
        try {
            String all = Files.readString(root.resolve("log"));
            return all.substring(Math.max(0, all.length() - LAST_WORDS)).strip();
        } catch (IOException e) {
            return "nothing";
        }
    }

    void delete() {
        try (lock) {
            deleteAll(root);
        } catch (IOException e) {
            throw new UncheckedIOException("The data of PostgreSQL cannot be deleted: " + root, e);
        }
    }

    static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Stops servers whose owner is gone, and deletes their data. Trouble with it is no reason not to start. */
    static void clearLeftovers() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path root : found) {
                clear(root);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Data of an earlier PostgreSQL cannot be deleted: {}", e.toString());
        }
    }

    private static void clear(Path root) throws IOException {
        Path owner = root.resolve(OWNER);
        if (OWN.contains(root.getFileName()) || !Files.isWritable(owner)) {
            return;
        }
        FileChannel channel = FileChannel.open(owner, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return;
        }
        DataDirectory abandoned = new DataDirectory(root, channel);
        abandoned.stopServer();
        abandoned.delete();
    }

    /** Stops a server that still runs on the data. */
    void stopServer() throws IOException {
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
}
