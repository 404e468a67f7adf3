package io.guardianpartner.benchmarks.measuring;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.CaseName.Kind;
import io.guardianpartner.benchmarks.client.Result;
import io.guardianpartner.benchmarks.guardian.MetricsInTurns;

/**
 * The result of a measurement. A ratio is the median of the rounds' ratios: two cases are compared within one round, when the
 * machine was as busy with one as with the other.
 */
public final class Measured {

    private final Options options;
    private final Map<CaseName, List<Run>> runs;

    Measured(Options options, Map<CaseName, List<Run>> runs) {
        this.options = options;
        this.runs = runs;
    }

    Options options() {
        return options;
    }

    Map<CaseName, List<Run>> runs() {
        return runs;
    }

    boolean has(CaseName name) {
        return runs.containsKey(name);
    }

    /** How fast a case is as a multiple of another; empty unless both were measured. */
    OptionalDouble ratio(CaseName of, CaseName to) {
        return ratio(of, to, Result::messagesPerSecond);
    }

    /** The CPU time of a case per message as a multiple of another's; empty unless both were measured. */
    OptionalDouble ratioOfCpu(CaseName of, CaseName to) {
        return ratio(of, to, Result::cpuMicrosPerMessage);
    }

    /**
     * The share of the CPU time of a message that the same service without metrics does without: the median over pairs of rounds, the
     * first of either kind, the second, and so on; empty unless the case, one of {@link MetricsInTurns}, was measured in both.
     */
    OptionalDouble shareOfMetrics(CaseName name) {
        var with = cpuOfRounds(name, 1);
        var without = cpuOfRounds(name, 0);
        var shares = IntStream.range(0, Math.min(with.size(), without.size()))
            .mapToObj(pair -> 1 - without.get(pair) / with.get(pair)).toList();
        return shares.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(shares));
    }

    private List<Double> cpuOfRounds(CaseName name, double measured) {
        return runs.getOrDefault(name, List.of()).stream().map(Run::result)
            .filter(result -> result.figures().get(MetricsInTurns.MEASURED) == measured)
            .map(Result::cpuMicrosPerMessage).toList();
    }

    private OptionalDouble ratio(CaseName of, CaseName to, ToDoubleFunction<Result> figure) {
        if (!has(of) || !has(to)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(median(IntStream.range(0, options.rounds())
            .mapToObj(round -> figure.applyAsDouble(result(of, round)) / figure.applyAsDouble(result(to, round)))
            .toList()));
    }

    private Result result(CaseName name, int round) {
        return runs.get(name).get(round).result();
    }

    /** The median over the rounds. */
    double median(CaseName name, ToDoubleFunction<Result> figure) {
        return median(runs.get(name).stream().map(Run::result).map(figure::applyAsDouble).toList());
    }

    double median(CaseName name, String figure) {
        return median(name, result -> result.figures().get(figure));
    }

    /** What an idle service does in a minute. */
    double perMinute(ToDoubleFunction<Result> figure) {
        var result = runs.get(CaseName.IDLE).get(0).result();
        return figure.applyAsDouble(result) * 60 / result.seconds();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The medians of a case, and its rounds as they were. */
    ObjectNode raw(CaseName name) {
        var node = JsonNodeFactory.instance.objectNode();
        var first = runs.get(name).get(0);
        node.put("messages", first.messages());
        // A burst's time begins with the pause before it.
        if (first.messages() > 0 && name.kind() != Kind.BURST) {
            node.put("messagesPerSecond", rounded(median(name, Result::messagesPerSecond)));
            node.put("cpuMicrosPerMessage", rounded(median(name, Result::cpuMicrosPerMessage)));
            node.put("requestsPerMessage", rounded(median(name, Result::requestsPerMessage)));
        }
        var rounds = node.putArray("rounds");
        for (var run : runs.get(name)) {
            var round = rounds.addObject();
            var result = run.result();
            round.put("done", result.done()).put("handled", result.handled()).put("left", run.left())
                .put("seconds", rounded(result.seconds())).put("cpuSeconds", rounded(result.cpuSeconds()));
            result.requests().forEach(round.putObject("requests")::put);
            result.figures().forEach((figure, value) -> round.withObject("/figures").put(figure, rounded(value)));
        }
        return node;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
