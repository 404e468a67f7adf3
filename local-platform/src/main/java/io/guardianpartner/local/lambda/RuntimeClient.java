package io.guardianpartner.local.lambda;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.guardianpartner.local.ThisJava;

/** AWS's runtime client for Java, which runs a function's code in AWS too; it has native code, for Linux only. */
public final class RuntimeClient {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** One class of each jar that it consists of. */
    private static final List<String> CLASSES = List.of(MAIN, "com.amazonaws.services.lambda.runtime.Context",
        "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
        "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");
    /** The command by which Lambda's managed runtimes for Java start it. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
        "-Dfile.encoding=UTF-8");

    private RuntimeClient() {}

    public static boolean runsHere() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /**
     * The command that runs a function.
     *
     * @param code jars and directories of the function; before the client's own
     * @param handler {@code class::method}
     * @param more arguments for the JVM
     */
    public static List<String> command(List<Path> code, String handler, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(ThisJava.PROGRAM);
        command.addAll(ThisJava.WITHOUT_WARNINGS);
        command.addAll(JVM);
        command.addAll(more);
        command.add("-cp");
        command.add(Stream.concat(code.stream(), jars().stream()).map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        command.add(handler);
        return command;
    }

    /** The jars of the client, as they are on the class path here. */
    private static List<Path> jars() {
        return CLASSES.stream().map(RuntimeClient::jarOf).distinct().toList();
    }

    private static Path jarOf(String className) {
        try {
            return Path.of(Class.forName(className, false, RuntimeClient.class.getClassLoader()).getProtectionDomain()
                .getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("Lambda's runtime client is not on the class path: " + className, e);
        }
    }
}
