package io.guardianpartner.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.operations.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the log of a service, also after its end. */
@Command(name = "logs", sortOptions = false, description = "Prints the log of a service.", footer = {"",
    "The stand-ins' own log is called platform, the build's is called build;",
    "a service's log of the run before is orders.previous and so on."})
class LogsCommand implements Callable<Integer> {

    private static final int POLL_MILLIS = 200;

    @Parameters(paramLabel = "SERVICE", description = "orders, payments, catalog …")
    private String service;

    @Option(names = {"-f", "--follow"}, description = "Follows the log, until Ctrl-C.")
    private boolean follow;

    @Option(names = {"-n",
        "--lines"}, paramLabel = "N", defaultValue = "200", description = "Begins with the last N lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Numbers.atLeast(0, lines, "--lines", spec);
        Path log = find();
        PrintWriter out = spec.commandLine().getOut();
        long read;
        try (InputStream in = Files.newInputStream(log)) {
            byte[] bytes = in.readAllBytes();
            read = bytes.length;
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            all.stream().skip(Math.max(0, all.size() - lines)).forEach(out::println);
            out.flush();
        }
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            read = more(log, read, out);
        }
        return 0;
    }

    private long more(Path log, long read, PrintWriter out) throws IOException {
        long size = Files.exists(log) ? Files.size(log) : 0;
        long from = size < read ? 0 : read;
        if (size > from) {
            try (InputStream in = Files.newInputStream(log)) {
                in.skipNBytes(from);
                byte[] bytes = in.readAllBytes();
                out.print(new String(bytes, StandardCharsets.UTF_8));
                out.flush();
                return from + bytes.length;
            }
        }
        return from;
    }

    private Path find() throws IOException {
        Path directory = Home.of(spec).directory().resolve("logs");
        List<String> names = List.of();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
            }
        }
        if (!names.contains(service)) {
            throw new PlatformException(names.isEmpty()
                ? "There are no logs yet; ./guardian up makes some."
                : "There is no log of " + service + "; there are " + String.join(", ", names) + ".");
        }
        return directory.resolve(service + ".log");
    }
}
