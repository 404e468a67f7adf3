package io.guardianpartner.local.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.guardianpartner.local.ThisJava;

/**
 * An archive of the classes of one process (class data sharing): the JVM maps it into memory instead of finding, parsing
 * and verifying each class. A start without it lists the classes that it loads. The archive is made of that list by a JVM
 * that runs none of the program's code: nothing is opened, migrated or sent for it. From Java 24 on the classes lie in it
 * linked, as in an AOT cache.
 *
 * <p>The JVM compares its version and the class path with those of the archive and, by {@code VerifySharedSpaces}, each
 * part with its checksum. It goes on without an archive that does not agree, and says nothing of it.
 *
 * @param file the archive; its name changes with everything that it is made of
 * @param jvmOptions of the process
 * @param classPath of the process
 */
public record ClassArchive(Path file, List<String> jvmOptions, String classPath) {

    static final String SUFFIX = ".jsa";
    static final String DRAFT = ".draft";
    static final String LIST = ".classes";

    private static final int LINKS_CLASSES = 24;
    private static final boolean LINKED = Runtime.version().feature() >= LINKS_CLASSES;
    /** No reader of a service's log can do anything about an archive. */
    private static final List<String> SILENT = LINKED
        ? List.of("-Xlog:cds*=off", "-Xlog:aot*=off")
        : List.of("-Xlog:cds*=off");
    /** Flags and module options must be the same where it is made and where it is used; only the collector need not. */
    private static final Pattern MUST_AGREE = Pattern.compile("-XX:[+-](?!Use\\w*GC$).*|--.*");

    /** Whether this Java can make an archive of a list of classes. */
    public static boolean isPossible() {
        String vm = System.getProperty("java.vm.name", "");
        return vm.contains("OpenJDK") || vm.contains("HotSpot");
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** The classes that a start without the archive has loaded so far, one a line. */
    Path list() {
        return beside(LIST);
    }

    /** The file of the archive until it is complete. */
    Path draft() {
        return beside(DRAFT);
    }

    /** Makes the JVM of the process use the archive, or list the classes for it. */
    public List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(SILENT);
        arguments.add("-Xshare:auto");
        if (exists()) {
            arguments.add("-XX:SharedArchiveFile=" + file);
            arguments.add("-XX:+VerifySharedSpaces");
        } else {
            arguments.add("-XX:DumpLoadedClassList=" + list());
        }
        return arguments;
    }

    /**
     * The command that makes the draft.
     *
     * @param classes a complete list
     */
    List<String> commandToMake(Path classes) {
        List<String> command = new ArrayList<>();
        command.add(ThisJava.PROGRAM);
        jvmOptions.stream().filter(option -> MUST_AGREE.matcher(option).matches()).forEach(command::add);
        command.add("-Xshare:dump");
        if (LINKED) {
            command.add("-XX:+AOTClassLinking");
        }
        // This collector archives objects, too, and every other one can use them.
        command.addAll(List.of("-XX:+UseG1GC", "-XX:ParallelGCThreads=1", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(List.of("-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + draft(), "-cp",
            classPath));
        return command;
    }

    /** Gives the draft, which is whole now, the archive's name. */
    void publish() throws IOException {
        Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
