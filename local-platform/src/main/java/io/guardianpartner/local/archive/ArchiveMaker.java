package io.guardianpartner.local.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes missing archives one after the other on a background thread, each in a process of the given priority.
 * Closing ends the process at once and returns when it is gone; what was half made is deleted. A failure is logged and
 * harms nothing: the next start tries again. Thread-safe.
 */
public final class ArchiveMaker implements AutoCloseable {

    /** All others go first. */
    public static final int LOWEST_PRIORITY = 19;

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveMaker.class);
    /** By which the JVM would be given options that are meant for other programs. */
    private static final List<String> JVM_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final int LAST_WORDS = 500;

    private final ClassArchives archives;
    private final LongConsumer started;
    private final LongConsumer ended;
    private final Consumer<String> progress;
    private final int niceness;
    private Thread thread;
    private Process process;
    private boolean closed;

    /**
     * Describes a maker, which does nothing yet.
     *
     * @param started is told the pid of each process that is started, {@code ended} when it is gone
     * @param niceness of these processes, 0 to {@link #LOWEST_PRIORITY}
     */
    public ArchiveMaker(ClassArchives archives, LongConsumer started, LongConsumer ended, Consumer<String> progress,
        int niceness) {
        this.archives = archives;
        this.started = started;
        this.ended = ended;
        this.progress = progress;
        this.niceness = niceness;
    }

    /** Begins to make what is missing now, and returns. A second call does nothing. */
    public synchronized void begin() {
        if (thread == null && !closed) {
            thread = new Thread(this::makeMissing, "class-archives");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits until what was begun is done. */
    void await() throws InterruptedException {
        Thread working;
        synchronized (this) {
            working = thread;
        }
        if (working != null) {
            working.join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            if (process != null) {
                process.destroyForcibly();
            }
        }
        await();
        archives.deleteLists();
    }

    private void makeMissing() {
        List<ClassArchive> missing = archives.missing();
        if (!missing.isEmpty()) {
            progress.accept("Making archives of classes for the next start in the background");
        }
        int made = 0;
        for (ClassArchive archive : missing) {
            made += make(archive) ? 1 : 0;
        }
        if (made > 0 && made == missing.size()) {
            progress.accept("Archives of classes are made: the next start is faster");
        }
        archives.deleteOld();
    }

    private boolean make(ClassArchive archive) {
        try {
            Path classes = finishedCopy(archive.list());
            Process making = start(archive.commandToMake(classes));
            if (making == null) {
                return false;
            }
            String said = new String(making.getInputStream().readAllBytes());
            int code = making.waitFor();
            ended.accept(making.pid());
            Files.deleteIfExists(classes);
            Files.deleteIfExists(archive.list());
            if (code != 0) {
                if (!isClosed()) {
                    LOG.warn("No archive of classes {}, exit code {}: {}", archive.file(), code,
                        said.substring(Math.max(0, said.length() - LAST_WORDS)).strip());
                }
                return false;
            }
            archive.publish();
            return true;
        } catch (IOException e) {
            LOG.warn("No archive of classes {}", archive.file(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A copy without the line that the process may be in the middle of writing. */
    private static Path finishedCopy(Path list) throws IOException {
        String all = Files.readString(list);
        Path copy = list.resolveSibling(list.getFileName() + ".copy");
        return Files.writeString(copy, all.substring(0, all.lastIndexOf('\n') + 1));
    }

    /** Null if it is too late to start anything. */
    private synchronized Process start(List<String> command) throws IOException {
        if (closed) {
            return null;
        }
        List<String> line = new ArrayList<>(List.of("nice", "-n", String.valueOf(niceness)));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeAll(JVM_VARIABLES);
        process = builder.start();
        started.accept(process.pid());
        process.getOutputStream().close();
        return process;
    }

    private synchronized boolean isClosed() {
        return closed;
    }
}
