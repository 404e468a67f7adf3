package io.guardianpartner.local.supervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service's process is started, beyond what every service gets. Immutable: {@link #ofJar} and then what differs.
 *
 * @param jar the service's jar
 * @param mainClass null to run the jar; else this class with the jar as class path, e.g. Spring Boot's
 *        {@code PropertiesLauncher}
 * @param jvmArguments after the platform's own, so they win
 * @param variables environment variables over the platform's own, so they win
 * @param command instead of any {@code java …}; empty for none
 */
public record Launch(Path jar, String mainClass, List<String> jvmArguments, Map<String, String> variables,
    List<String> command) {

    /** Small and quick to start: one machine runs them all. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
        "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true");

    public Launch {
        jvmArguments = List.copyOf(jvmArguments);
        variables = Map.copyOf(variables);
        command = List.copyOf(command);
    }

    public static Launch ofJar(Path jar) {
        return new Launch(jar, null, List.of(), Map.of(), List.of());
    }

    public Launch withJar(Path other) {
        return new Launch(other, mainClass, jvmArguments, variables, command);
    }

    public Launch withMainClass(String name) {
        return new Launch(jar, name, jvmArguments, variables, command);
    }

    public Launch withJvmArguments(String... more) {
        List<String> all = new ArrayList<>(jvmArguments);
        all.addAll(List.of(more));
        return new Launch(jar, mainClass, all, variables, command);
    }

    public Launch withVariable(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put(name, value);
        return new Launch(jar, mainClass, jvmArguments, all, command);
    }

    public Launch withCommand(List<String> other) {
        return new Launch(jar, mainClass, jvmArguments, variables, other);
    }

    /** @param temporary where the process may leave files that nobody misses */
    List<String> commandLine(Path temporary) {
        if (!command.isEmpty()) {
            return command;
        }
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JVM);
        line.add("-Djava.io.tmpdir=" + temporary);
        line.addAll(jvmArguments);
        line.addAll(mainClass == null
            ? List.of("-jar", jar.toString())
            : List.of("-cp", jar.toString(), mainClass));
        return line;
    }
}
