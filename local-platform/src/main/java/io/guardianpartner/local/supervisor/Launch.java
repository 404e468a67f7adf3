package io.guardianpartner.local.supervisor;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.guardianpartner.local.ThisJava;

/**
 * Settings of a service's process, beyond what every service gets. Immutable: {@link #ofJar} and then what differs.
 *
 * @param jar the service's jar; null for a program that is none
 * @param classPath what the service finds besides its jar; behind it, so the jar's own wins
 * @param jvmArguments after the platform's own, so they win
 * @param variables environment variables over the platform's own, so they win
 * @param command instead of any {@code java …}; empty for none
 */
public record Launch(Path jar, List<Path> classPath, List<String> jvmArguments, Map<String, String> variables,
    List<String> command) {

    /** Small and quick to start: one machine runs them all. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
        "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true");

    public Launch {
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
        variables = Map.copyOf(variables);
        command = List.copyOf(command);
    }

    public static Launch ofJar(Path jar) {
        return new Launch(jar, List.of(), List.of(), Map.of(), List.of());
    }

    /** A program instead of a service's jar. */
    static Launch ofCommand(List<String> command) {
        return new Launch(null, List.of(), List.of(), Map.of(), command);
    }

    public Launch withJar(Path other) {
        return new Launch(other, classPath, jvmArguments, variables, command);
    }

    public Launch withClassPath(Path more) {
        List<Path> all = new ArrayList<>(classPath);
        all.add(more);
        return new Launch(jar, all, jvmArguments, variables, command);
    }

    public Launch withJvmArguments(String... more) {
        List<String> all = new ArrayList<>(jvmArguments);
        all.addAll(List.of(more));
        return new Launch(jar, classPath, all, variables, command);
    }

    public Launch withVariable(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put(name, value);
        return new Launch(jar, classPath, jvmArguments, all, command);
    }

    public Launch withCommand(List<String> other) {
        return new Launch(jar, classPath, jvmArguments, variables, other);
    }

    /** The options of the JVM that do not differ from start to start. */
    List<String> jvmOptions() {
        return Stream.of(ThisJava.WITHOUT_WARNINGS, JVM, jvmArguments).flatMap(List::stream).toList();
    }

    /** The jar, and what else the service finds. */
    List<Path> jars() {
        return Stream.concat(Stream.of(jar), classPath.stream()).toList();
    }

    /**
     * The command line of a start.
     *
     * @param temporary a directory for temporary files of the process
     * @param more arguments for the JVM; the launch's own win
     */
    List<String> commandLine(Path temporary, List<String> more) {
        if (!command.isEmpty()) {
            return command;
        }
        List<String> line = new ArrayList<>();
        line.add(ThisJava.PROGRAM);
        line.addAll(more);
        line.add("-Djava.io.tmpdir=" + temporary);
        line.addAll(jvmOptions());
        line.add("-cp");
        line.add(jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.add(UnpackedJar.mainClass(jar));
        return line;
    }
}
