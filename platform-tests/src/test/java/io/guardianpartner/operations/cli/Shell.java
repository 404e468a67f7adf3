package io.guardianpartner.operations.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in a separate process, with the given variables only. */
final class Shell {

    private Shell() {}

    static Process start(Path root, Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dlogback.configurationFile=guardian-logback.xml", "-Dguardian.root=" + root, "-Duser.home=" + root, "-cp",
            System.getProperty("java.class.path"),
            Operations.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().putAll(variables);
        return builder.start();
    }
}
