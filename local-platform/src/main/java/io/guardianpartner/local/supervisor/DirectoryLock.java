package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import io.guardianpartner.operations.platform.PlatformState;

/**
 * Keeps a second platform out of a directory from the first moment of a start until everything has ended. The system
 * releases it with the process, however that ends. Thread-safe.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "lock";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    /**
     * Directories that this process has locked. It must not even open the file of a lock that it holds: POSIX releases all
     * locks of a process on a file when it closes any descriptor of it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws PlatformException if another platform has the directory; the message names its process */
    static DirectoryLock take(Path directory) {
        try {
            Path file = Files.createDirectories(directory).toRealPath().resolve(FILE);
            if (!OURS.add(file)) {
                throw taken(directory);
            }
            FileChannel channel = null;
            try {
                channel = locked(file);
            } finally {
                if (channel == null) {
                    OURS.remove(file);
                }
            }
            if (channel == null) {
                throw taken(directory);
            }
            return new DirectoryLock(file, channel);
        } catch (IOException e) {
            throw new PlatformException("There is no place for state and logs: " + directory + " cannot be written by "
                + System.getProperty("user.name") + " (" + e.getMessage() + ").", e);
        }
    }

    /** Null if another process has it. */
    private static FileChannel locked(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Object opened = identity(file);
            FileLock lock = channel.tryLock();
            // The holder before may have deleted the file that was opened: a lock on that excludes nobody.
            if (lock != null && opened != null && Objects.equals(opened, identity(file))) {
                return channel;
            }
            channel.close();
            if (lock == null) {
                return null;
            }
        }
    }

    private static Object identity(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static PlatformException taken(Path directory) {
        return holder(directory)
            .map(there -> new PlatformException("Guardian is " + (there.starting() ? "starting" : "running")
                + " already, process " + there.pid() + "; ./guardian status shows it, ./guardian down ends it."))
            .orElseGet(() -> new PlatformException("Guardian is starting or ending already in " + directory
                + "; ./guardian status shows it, ./guardian down ends it."));
    }

    /** The holder of the lock writes down who it is as the next thing: this waits a moment for it. */
    private static Optional<PlatformState> holder(Path directory) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<PlatformState> there = PlatformState.alive(directory);
        while (there.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            there = PlatformState.alive(directory);
        }
        return there;
    }

    @Override
    public void close() throws IOException {
        if (OURS.contains(file)) {
            Files.deleteIfExists(file);
            channel.close();
            OURS.remove(file);
        }
    }
}
