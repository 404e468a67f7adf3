package io.guardianpartner.local.postgres;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data of a server that holds nothing yet, kept in a directory for temporary files that is its user's alone: to
 * copy them costs a tenth of what {@code initdb} does. Processes that need them at the same time do not wait for each
 * other.
 *
 * @param kept where they are, once they are whole
 */
record EmptyData(Path kept) {

    private static final Logger LOG = LoggerFactory.getLogger(EmptyData.class);
    private static final String OWNER_ONLY = "rwx------";

    /**
     * The data of an empty server, for the programs on the class path.
     *
     * @param settings with which they are made
     * @param initialise makes them if there are none yet: starts a server in the directory that it is given, and stops it
     *
     * @return empty if they cannot be kept; then each server makes its own
     */
    static Optional<EmptyData> of(String settings, Consumer<DataDirectory> initialise) {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"),
            "guardian-postgres-empty-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_"));
        return in(parent, settings, initialise);
    }

    static Optional<EmptyData> in(Path parent, String settings, Consumer<DataDirectory> initialise) {
        EmptyData data = new EmptyData(parent.resolve(Integer.toHexString((programs() + settings).hashCode())));
        try {
            createUnlessThere(parent);
            if (!isOurs(parent)) {
                return Optional.empty();
            }
            if (Files.exists(data.kept) && !data.isWhole()) {
                data.discard();
            }
            if (!Files.exists(data.kept)) {
                data.make(initialise);
            }
            return Optional.of(data);
        } catch (IOException | RuntimeException e) {
            LOG.warn("PostgreSQL's empty data cannot be kept in {}: each server makes its own", parent, e);
            return Optional.empty();
        }
    }

    /** Fills a directory that does not exist yet. */
    void copyTo(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(kept.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Keeps them no longer: a server did not start from a copy. */
    void discard() {
        try {
            DataDirectory.deleteAll(kept);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Unused data of PostgreSQL cannot be deleted: {}", kept, e);
        }
    }

    /** Whether the directory still exists. */
    private boolean isWhole() {
        return Stream.of("PG_VERSION", "postgresql.conf", "global/pg_control").map(kept::resolve)
            .allMatch(Files::exists);
    }

    private void make(Consumer<DataDirectory> initialise) throws IOException {
        DataDirectory directory = DataDirectory.create();
        try {
            initialise.accept(directory);
            directory.stopServer();
            // Both are in the directory for temporary files, so the name appears with all that belongs to it.
            Files.move(directory.data(), kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(kept)) {
                throw e;
            }
            // Somebody else was faster.
        } finally {
            directory.delete();
        }
    }

    /** Another process may create it at the same moment. */
    private static void createUnlessThere(Path parent) throws IOException {
        try {
            Files.createDirectory(parent,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (FileAlreadyExistsException e) {
            LOG.trace("{} is there already", parent);
        }
    }

    /** Whether only this user can write to it: the server would run whatever is put there. */
    private static boolean isOurs(Path parent) throws IOException {
        return Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)
            && PosixFilePermissions.toString(Files.getPosixFilePermissions(parent, LinkOption.NOFOLLOW_LINKS))
                .equals(OWNER_ONLY)
            && Files.isWritable(parent)
            && Files.getOwner(parent, LinkOption.NOFOLLOW_LINKS).equals(ownerOfMine());
    }

    private static Object ownerOfMine() throws IOException {
        Path mine = Files.createTempFile("guardian-postgres-", "");
        try {
            return Files.getOwner(mine);
        } finally {
            Files.delete(mine);
        }
    }

    /** The names of their jars tell their version. */
    private static String programs() {
        return Stream.of("linux-x86_64", "linux-arm_64", "darwin-x86_64", "darwin-arm_64")
            .map(system -> String.valueOf(EmbeddedPostgres.class.getResource("/postgres-" + system + ".txz")))
            .collect(joining());
    }
}
