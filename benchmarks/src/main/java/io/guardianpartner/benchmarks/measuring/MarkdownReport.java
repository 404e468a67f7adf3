package io.guardianpartner.benchmarks.measuring;

import static io.guardianpartner.benchmarks.CaseName.IDLE;
import static io.guardianpartner.benchmarks.CaseName.LATENCY;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.client.Result;

/** Results for people: one table of what is compared, each beside the one that it is compared with. */
final class MarkdownReport {

    private static final Map<CaseName, List<CaseName>> GUARDIAN_BESIDE = Map.of(
        CaseName.INBOUND_GUARDIAN, List.of(CaseName.INBOUND_RAW, CaseName.INBOUND_SPRING_TUNED,
            CaseName.INBOUND_SPRING, CaseName.INBOUND_CAMEL_TUNED, CaseName.INBOUND_CAMEL),
        CaseName.POSTGRES_GUARDIAN, List.of(CaseName.POSTGRES_JDBC, CaseName.POSTGRES_SPRING),
        CaseName.DYNAMODB_GUARDIAN, List.of(CaseName.DYNAMODB_RAW),
        CaseName.RELAY_GUARDIAN, List.of(CaseName.RELAY_PUBLISH),
        CaseName.RELAY_DYNAMODB_GUARDIAN, List.of(CaseName.RELAY_DYNAMODB_RAW));

    /** They have sentences of their own. */
    private static final Set<CaseName> APART = EnumSet.of(LATENCY, IDLE, CaseName.METRICS, CaseName.POSTGRES_METRICS,
        CaseName.BURST_GUARDIAN, CaseName.BURST_SPRING_TUNED);

    private final Measured measured;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(Measured measured) {
        this.measured = measured;
    }

    String write() {
        line("%,d messages a run, medians of %d rounds, %d processors, Java %s", measured.options().messages(),
            measured.options().rounds(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
        var distance = measured.options().distance();
        if (!distance.isNone()) {
            line("There and back: %s", distance.inWords());
        }
        line("");
        line(
            "| case | messages/s | CPU µs/message | requests/message | Guardian is faster by | and takes of its CPU |");
        line("|---|---:|---:|---:|---:|---:|");
        for (var name : CaseName.values()) {
            if (measured.has(name) && !APART.contains(name)) {
                row(name);
            }
        }
        line("");
        shareOfMetrics(CaseName.METRICS);
        shareOfMetrics(CaseName.POSTGRES_METRICS);
        burst(CaseName.BURST_GUARDIAN);
        burst(CaseName.BURST_SPRING_TUNED);
        if (measured.has(LATENCY)) {
            line("From commit to receipt %.1f ms, from a bare publish to receipt %.1f ms: the outbox adds %.1f ms"
                + " (medians).", measured.median(LATENCY, "outboxMedianMillis"),
                measured.median(LATENCY, "bareMedianMillis"), measured.median(LATENCY, "addedMedianMillis"));
            line("");
        }
        if (measured.has(IDLE)) {
            line(
                "An idle service with PostgreSQL: %.0f requests to AWS, %.0f SQL statements and %.0f ms of CPU a minute.",
                measured.perMinute(MarkdownReport::requests),
                measured.perMinute(result -> result.figures().get("statements")),
                measured.perMinute(result -> result.cpuSeconds() * 1000));
        }
        return text.toString();
    }

    private void row(CaseName name) {
        var digits = measured.median(name, Result::messagesPerSecond) < 10 ? 1 : 0;
        line("| `%s` | %,." + digits + "f | %,.0f | %.3f | %s | %s |", name.id(),
            measured.median(name, Result::messagesPerSecond), measured.median(name, Result::cpuMicrosPerMessage),
            measured.median(name, Result::requestsPerMessage), compared(name, measured::ratio),
            compared(name, measured::ratioOfCpu));
    }

    private void shareOfMetrics(CaseName of) {
        measured.shareOfMetrics(of).ifPresent(share -> {
            line("Metrics take %.1f %% of the CPU of `%s` (median of the pairs of rounds).", share * 100, of.id());
            line("");
        });
    }

    private void burst(CaseName of) {
        if (measured.has(of)) {
            line("`%s`: after idling %,.0f ms from the first message to the end of the last, %,.0f ms for the slowest.",
                of.id(), measured.median(of, "lastMillis"), measured.median(of, "slowestMillis"));
            line("");
        }
    }

    private String compared(CaseName name, BiFunction<CaseName, CaseName, OptionalDouble> figure) {
        for (var beside : GUARDIAN_BESIDE.entrySet()) {
            if (beside.getValue().contains(name)) {
                OptionalDouble ratio = figure.apply(beside.getKey(), name);
                return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f ×", ratio.getAsDouble()) : "";
            }
        }
        return "";
    }

    private static double requests(Result result) {
        return result.requests().values().stream().mapToLong(Long::longValue).sum();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
