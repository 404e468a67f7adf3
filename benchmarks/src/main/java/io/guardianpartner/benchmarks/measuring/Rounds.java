package io.guardianpartner.benchmarks.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.CaseName.Kind;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.network.DelayLines;

/**
 * Runs all cases in turn, round after round, so that whatever else happens on the machine happens to all of them. The
 * first rounds warm up and do not count, and spare the cases that are slow by waiting; every other one goes through the
 * cases the other way round.
 */
public final class Rounds {

    private final Options options;
    private final Consumer<String> progress;

    /** @param progress is told a line whenever something has been done */
    public Rounds(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Measures, and ends every process that it has started. */
    public Measured measure() throws IOException, InterruptedException {
        var logs = Files.createDirectories(options.directory().resolve("logs"));
        var profiles = options.profile() ? Files.createDirectories(options.directory().resolve("profiles")) : null;
        var runs = new EnumMap<CaseName, List<Run>>(CaseName.class);
        var processes = new EnumMap<CaseName, ClientProcess>(CaseName.class);
        try (var cloud = LocalCloud.builder().environment("bench").postgres(true).dynamoDb(true).start();
            var lines = new DelayLines(cloud, options.distance())) {
            var filler = new QueueFiller(cloud.sqs(), options.messages());
            var stages = new EnumMap<CaseName, Stage>(CaseName.class);
            for (var name : options.cases()) {
                stages.put(name, new Stage(cloud, lines, name, filler));
                processes.put(name,
                    ClientProcess.start(name, stages.get(name).variables(), logs, profiles));
            }
            processes.values().forEach(ClientProcess::awaitReady);
            progress.accept("all processes are up");
            if (processes.containsKey(CaseName.IDLE)) {
                processes.get(CaseName.IDLE).begin(0, options.idle());
            }
            for (var round = 1 - options.warmUp(); round <= options.rounds(); round++) {
                round(round, stages, processes, runs);
            }
            if (processes.containsKey(CaseName.IDLE)) {
                runs.put(CaseName.IDLE, List.of(new Run(0, 0, processes.get(CaseName.IDLE).result())));
            }
        } finally {
            processes.values().parallelStream().forEach(ClientProcess::close);
        }
        return new Measured(options, runs);
    }

    private void round(int round, Map<CaseName, Stage> stages, Map<CaseName, ClientProcess> processes,
        Map<CaseName, List<Run>> runs) throws InterruptedException {
        var names = new ArrayList<>(stages.keySet());
        names.removeIf(name -> name.kind() == Kind.IDLE || round < 1 && name.kind() == Kind.INBOUND_SLOW);
        if (round % 2 != 0) {
            Collections.reverse(names);
        }
        for (var name : names) {
            var run = run(name, stages.get(name), processes.get(name));
            progress.accept(String.format(Locale.ROOT, "%s  %-22s %s",
                round < 1 ? "warm-up  " : "round " + round + "/" + options.rounds(), name.id(), line(name, run)));
            if (round > 0) {
                runs.computeIfAbsent(name, any -> new ArrayList<>()).add(run);
            }
        }
    }

    private Run run(CaseName name, Stage stage, ClientProcess process) throws InterruptedException {
        var messages = options.messagesOf(name);
        stage.fill(messages);
        process.begin(messages, options.longest());
        stage.burst(messages);
        var result = process.result().with(stage.figures());
        var left = stage.left();
        stage.clear();
        return new Run(messages, left, result);
    }

    private static String line(CaseName name, Run run) {
        var result = run.result();
        return switch (name.kind()) {
            case LATENCY -> String.format(Locale.ROOT, "%6.1f ms more than %.1f ms",
                result.figures().get("addedMedianMillis"), result.figures().get("bareMedianMillis"));
            case BURST -> String.format(Locale.ROOT, "%6.0f ms to the last, %.0f ms the slowest",
                result.figures().get("lastMillis"), result.figures().get("slowestMillis"));
            default -> String.format(Locale.ROOT, "%,8.0f messages/s  %6.0f µs CPU  %5.3f requests",
                result.messagesPerSecond(), result.cpuMicrosPerMessage(), result.requestsPerMessage());
        };
    }
}
