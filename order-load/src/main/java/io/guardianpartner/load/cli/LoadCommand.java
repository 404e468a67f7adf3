package io.guardianpartner.load.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;

import io.guardianpartner.load.report.ConsoleReport;
import io.guardianpartner.load.report.JsonReport;
import io.guardianpartner.load.run.LoadPlan;
import io.guardianpartner.load.run.LoadResult;
import io.guardianpartner.load.run.LoadRun;
import io.guardianpartner.load.target.AccessToken;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.load.target.Target;
import io.guardianpartner.message.process.StopRequest;
import io.guardianpartner.message.text.OneLocale;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. The launcher script says by {@code guardian.root} where the repository is. */
@Command(name = "guardian load", sortOptions = false, customSynopsis = {
    "guardian load --orders-per-second N --for TIME [OPTION…]",
    "       guardian load --at-a-time K --orders N [OPTION…]",
    ""}, description = {
        "Places, pays and cooks orders over HTTP, measures how long that takes and what it costs, and in the end",
        "holds what there is against what the guests were told."}, footer = {"", "Try it:",
            "  ./guardian load --orders-per-second 5 --for 30s           on the Guardian that runs in this clone",
            "  ./guardian load --orders 100 --at-a-time 4 --json r.json  the figures for a machine, too",
            "  ./guardian load --orders-per-second 5 --for 10m --url https://… --pay-url https://… \\",
            "    --kitchen-token command:./kitchen-token --admin-token env:ADMIN_TOKEN", "",
            "Exit codes: 0 nothing lost, nothing twice, nothing failed; 1 otherwise; 2 not understood. The first",
            "Ctrl-C ends the run early and reconciles it, the second ends it at once."})
public final class LoadCommand implements Callable<Integer> {

    /** Requests that a service has closed the connection of are not repeated behind our back, nor sent where it soon will. */
    private static final String[][] HTTP_CLIENT = {{"jdk.httpclient.keepalive.timeout", "15"},
        {"jdk.httpclient.disableRetryConnect", "true"}};

    @ArgGroup(exclusive = false, heading = "%nHow much%n", validate = false)
    private AmountOptions amount = new AmountOptions();

    @ArgGroup(exclusive = false, heading = "%nWhere%n", validate = false)
    private TargetOptions where = new TargetOptions();

    @ArgGroup(exclusive = false, heading = "%nWhat is told%n", validate = false)
    private Told told = new Told();

    /** Outputs beside the report. */
    static class Told {

        @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures for machines, too.")
        private Path json;

        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
        private boolean help;
    }

    @Spec
    private CommandSpec spec;

    private final Path root;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    private LoadCommand(Path root, PrintStream out, PrintStream err, boolean terminal) {
        this.root = root;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        OneLocale.set();
        for (String[] property : HTTP_CLIENT) {
            System.setProperty(property[0], property[1]);
        }
        Path root = Path.of(System.getProperty("guardian.root", ".")).toAbsolutePath().normalize();
        System.exit(run(root, System.out, System.err, Boolean.getBoolean("guardian.terminal"), args));
    }

    /** @return the exit code */
    public static int run(Path root, PrintStream out, PrintStream err, boolean terminal, String... args) {
        LoadCommand command = new LoadCommand(root, out, err, terminal);
        return new CommandLine(command).setUsageHelpWidth(110)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler((failure, line, parsed) -> {
                if (failure instanceof LoadException) {
                    err.println("guardian: " + failure.getMessage());
                } else {
                    err.println("guardian: this went wrong and should not have:");
                    failure.printStackTrace(err);
                }
                return 1;
            }).execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LoadPlan plan = amount.plan(spec, where.hasNoAdmin());
        if (told.json != null && told.json.toAbsolutePath().getParent() != null
            && !Files.isDirectory(told.json.toAbsolutePath().getParent())) {
            throw new ParameterException(spec.commandLine(), "--json: there is no directory "
                + told.json.toAbsolutePath().getParent());
        }
        Target target = where.target(plan, root, spec, err::println);
        warn(target.kitchen(), plan, "kitchen");
        warn(target.admin(), plan, "admin");
        ConsoleReport report = new ConsoleReport(target, plan, out, err, terminal);
        LoadRun run = new LoadRun(target, plan, report);
        LoadResult result;
        try (StopRequest stop = StopRequest.listen(run::stop)) {
            result = run.run();
        }
        report.show(result);
        if (told.json != null) {
            JsonReport.write(result, told.json);
        }
        return result.isWell() ? 0 : 1;
    }

    private void warn(AccessToken token, LoadPlan plan, String who) throws InterruptedException {
        if (token != null) {
            token.endsForGood()
                .filter(end -> end.isBefore(Instant.now().plus(plan.duration()).plus(plan.settle()).plus(plan.quiet())))
                .ifPresent(end -> err.println("The " + who + " token ends at " + end
                    + ", maybe before the run does, and env: brings no newer one; file: and command: do."));
        }
    }
}
