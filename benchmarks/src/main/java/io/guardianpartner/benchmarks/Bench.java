package io.guardianpartner.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

import io.guardianpartner.benchmarks.measuring.Options;
import io.guardianpartner.benchmarks.measuring.Reports;
import io.guardianpartner.benchmarks.measuring.Rounds;
import io.guardianpartner.local.network.DistanceOptions;
import io.guardianpartner.message.text.OneLocale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. The launcher script says by {@code guardian.root} where the repository is. */
@Command(name = "bench", sortOptions = false, description = {
    "Measures Guardian's messaging beside the bare SDK, bare JDBC, Camel and Spring Cloud AWS, in one run against the",
    "same stand-ins on 127.0.0.1. Each case runs in a separate process; all of them are run in turn, round after round.",
    "Writes benchmarks/target/results.md and results.json."})
public final class Bench implements Callable<Integer> {

    @Option(names = "--messages", paramLabel = "COUNT", defaultValue = "10000", description = "In a run of an inbound case; other cases take a share of it. Default ${DEFAULT-VALUE}.")
    private int messages;

    @Option(names = "--rounds", paramLabel = "COUNT", defaultValue = "5", description = "Rounds that count. Default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--warm-up", paramLabel = "COUNT", defaultValue = "5", description = "Rounds before them that do not, without inbound-camel. Default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--only", paramLabel = "CASE", split = ",", description = "Only that case; repeatable. All: inbound-raw, inbound-guardian, inbound-spring-tuned, inbound-spring, inbound-camel-tuned, inbound-camel, postgres-jdbc, postgres-guardian, postgres-spring, dynamodb-raw, dynamodb-guardian, relay-publish, relay-guardian, relay-dynamodb-raw, relay-dynamodb-guardian, burst-guardian, burst-spring-tuned, metrics, postgres-metrics, latency, idle.")
    private List<String> only = List.of();

    @Option(names = "--longest", paramLabel = "SECONDS", defaultValue = "10", description = "A run that takes longer ends where it is. Default ${DEFAULT-VALUE}.")
    private int longest;

    @Option(names = "--idle", paramLabel = "SECONDS", defaultValue = "120", description = "For how long an idle service is watched, beside the rest. Default ${DEFAULT-VALUE}.")
    private int idle;

    @Mixin
    private DistanceOptions distance = new DistanceOptions();

    @Option(names = "--jfr", description = "Profiles each case (which slows it) and writes where its time goes into benchmarks/target/profiles.")
    private boolean jfr;

    @Option(names = "--directory", paramLabel = "PATH", description = "Where results go instead of benchmarks/target.")
    private Path directory;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Bench() {}

    public static void main(String[] args) {
        OneLocale.set();
        System.setProperty("logback.configurationFile", "guardian-logback.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setUsageHelpWidth(110);
    }

    @Override
    public Integer call() throws Exception {
        var options = new Options(atLeastOne("--messages", messages), atLeastOne("--rounds", rounds),
            Math.max(0, warmUp), cases(),
            Duration.ofSeconds(atLeastOne("--longest", longest)), Duration.ofSeconds(atLeastOne("--idle", idle)), jfr,
            distance.distance(), directory());
        var begin = Instant.now();
        var out = spec.commandLine().getOut();
        var measured = new Rounds(options, line -> {
            out.printf(Locale.ROOT, "%4d s  %s%n", Duration.between(begin, Instant.now()).toSeconds(), line);
            out.flush();
        }).measure();
        out.println();
        out.println(Reports.write(measured, options.directory()));
        out.flush();
        return 0;
    }

    private Path directory() {
        return directory == null
            ? Path.of(System.getProperty("guardian.root", ".")).resolve("benchmarks/target")
            : directory;
    }

    private int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is at least 1");
        }
        return value;
    }

    private Set<CaseName> cases() {
        if (only.isEmpty()) {
            return EnumSet.allOf(CaseName.class);
        }
        try {
            var names = EnumSet.noneOf(CaseName.class);
            only.forEach(id -> names.add(CaseName.of(id)));
            return names;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
