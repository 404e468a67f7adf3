package io.guardianpartner.local.archive;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives of some processes, in a directory that stays for their next start. Files in it that none of them needs are
 * deleted. Thread-safe.
 */
public final class ClassArchives {

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchives.class);
    /** By this property ./guardian names the archive of this very process, which lies in the same directory. */
    private static final String OWN = "guardian.archive";

    private final Path directory;
    private final Map<String, ClassArchive> archives = new ConcurrentHashMap<>();

    private ClassArchives(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the directory, and deletes what a killed platform left there half made.
     *
     * @param directory belongs to these archives alone; made if it is missing
     * @throws IOException if nothing can be made or deleted in it, as where root has made it for another user
     */
    public static ClassArchives in(Path directory) throws IOException {
        ClassArchives archives = new ClassArchives(directory);
        String own = System.getProperty(OWN);
        if (own != null) {
            archives.archives.put(OWN, new ClassArchive(Path.of(own),
                ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperty("java.class.path")));
        }
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
        archives.delete(archives.unfinished());
        return archives;
    }

    /**
     * The archive of a process as it would be started now.
     *
     * @param name of the process
     * @param jvmOptions on its command line
     * @param variables that give its JVM further options
     * @param classPath as on its command line
     */
    public ClassArchive of(String name, List<String> jvmOptions, Collection<String> variables, List<Path> classPath) {
        String key = ArchiveKey.of(Stream.concat(jvmOptions.stream(), variables.stream()).toList(), classPath);
        ClassArchive archive = new ClassArchive(directory.resolve(name + "-" + key + ClassArchive.SUFFIX), jvmOptions,
            classPath.stream().map(Path::toString).collect(joining(File.pathSeparator)));
        archives.put(name, archive);
        return archive;
    }

    /** The missing archives of processes that have listed their classes. */
    List<ClassArchive> missing() {
        return archives.values().stream().filter(archive -> !archive.exists() && Files.exists(archive.list())).toList();
    }

    /** Deletes archives of what has changed since, or is no more. */
    void deleteOld() {
        Set<Path> current = archives.values().stream().map(ClassArchive::file).collect(toSet());
        deleteIfPossible(file -> isArchive(file) && !current.contains(file));
    }

    /** Deletes everything but archives. */
    void deleteLists() {
        deleteIfPossible(file -> !isArchive(file));
    }

    /** Everything but archives, and lists that processes write now. */
    private Predicate<Path> unfinished() {
        Set<Path> lists = archives.values().stream().map(ClassArchive::list).collect(toSet());
        return file -> !isArchive(file) && !lists.contains(file);
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(ClassArchive.SUFFIX);
    }

    /** A file that stays does no harm: the next start deletes it, or does without archives. */
    private void deleteIfPossible(Predicate<Path> unwanted) {
        try {
            delete(unwanted);
        } catch (IOException e) {
            LOG.warn("Old archives of classes cannot be deleted in {}", directory, e);
        }
    }

    private void delete(Predicate<Path> unwanted) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(unwanted).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
