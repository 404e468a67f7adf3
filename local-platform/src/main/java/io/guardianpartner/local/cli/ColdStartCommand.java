package io.guardianpartner.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

import io.guardianpartner.local.lambda.ColdStart;
import io.guardianpartner.local.lambda.RuntimeClient;
import io.guardianpartner.local.supervisor.AuthenticatorStage;
import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.operations.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long the first sign-in waits. */
@Command(name = "cold-start", description = "Measures cold starts of the authenticator beside a hello-world function.", footer = {
    "",
    "From the start of the process to the first answer: for the authenticator a sign-in by password, with one call of",
    "DynamoDB and one of Cognito. Both by AWS's runtime client, in turns; medians. Then both with an archive of their",
    "classes (class data sharing), which is made first."})
class ColdStartCommand implements Callable<Integer> {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final double GOAL = 3;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7", description = "Of each kind (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Numbers.atLeast(1, runs, "--runs", spec);
        if (!RuntimeClient.runsHere()) {
            throw new PlatformException("Lambda's runtime client runs on Linux only.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path jar = Home.of(spec).root().resolve("auth-lambda/target/auth-lambda.jar");
        if (!Files.exists(jar)) {
            throw new PlatformException("There is no " + jar + ": mvn -q -DskipTests package -pl auth-lambda -am");
        }
        Path archives = Files.createTempDirectory("guardian-cold-start");
        try (AuthenticatorStage stage = AuthenticatorStage.open(jar)) {
            out.printf(Locale.ROOT, "Jar: %.1f MiB%n", Files.size(jar) / (double) MEBIBYTE);
            out.printf(Locale.ROOT, "%-16s %-22s %10s %14s %10s%n", "function", "", "ready ms", "answered ms",
                "beside");
            compare(out, stage, "", List.of(), List.of());
            List<String> helloArchive = archived(stage.hello(), archives.resolve("hello.jsa"));
            List<String> authArchive = archived(stage.signIn(), archives.resolve("auth.jsa"));
            double ratio = compare(out, stage, "with class archive", helloArchive, authArchive);
            out.printf(Locale.ROOT, "Goal: within %.0f times hello-world: %s.%n", GOAL,
                ratio <= GOAL ? "kept with a class archive" : "missed");
            return ratio <= GOAL ? 0 : 1;
        } finally {
            out.flush();
            for (String file : List.of("hello.jsa", "auth.jsa")) {
                Files.deleteIfExists(archives.resolve(file));
            }
            Files.delete(archives);
        }
    }

    /** @return how many times longer the authenticator takes until its first answer */
    private double compare(PrintWriter out, AuthenticatorStage stage, String how, List<String> helloJvm,
        List<String> authJvm) throws IOException, InterruptedException {
        List<ColdStart.Times> hello = new ArrayList<>();
        List<ColdStart.Times> auth = new ArrayList<>();
        // In turns, so that what else the machine does hits both.
        for (int run = 0; run < runs; run++) {
            hello.add(stage.hello().measure(helloJvm));
            auth.add(stage.signIn().measure(authJvm));
        }
        long base = median(hello, ColdStart.Times::answered);
        double ratio = (double) median(auth, ColdStart.Times::answered) / base;
        line(out, "hello-world", how, hello, 1);
        line(out, "auth-lambda", how, auth, ratio);
        return ratio;
    }

    private static List<String> archived(ColdStart function, Path archive) throws IOException, InterruptedException {
        function.measure(List.of("-XX:ArchiveClassesAtExit=" + archive));
        if (!Files.exists(archive)) {
            throw new PlatformException("This Java has made no archive of classes for " + function.name() + ".");
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
    }

    private static void line(PrintWriter out, String name, String how, List<ColdStart.Times> times, double ratio) {
        out.printf(Locale.ROOT, "%-16s %-22s %10d %14d %9.1fx%n", name, how, median(times, ColdStart.Times::ready),
            median(times, ColdStart.Times::answered), ratio);
        out.flush();
    }

    private static long median(List<ColdStart.Times> times, ToLongFunction<ColdStart.Times> of) {
        return times.stream().mapToLong(of).sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
