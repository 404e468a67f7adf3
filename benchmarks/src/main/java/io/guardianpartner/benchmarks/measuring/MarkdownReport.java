package io.guardianpartner.benchmarks.measuring;

import static io.guardianpartner.benchmarks.CaseName.IDLE;
import static io.guardianpartner.benchmarks.CaseName.LATENCY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.client.Result;

/** Results for people: one table of what is compared, each beside the one that it is compared with. */
final class MarkdownReport {

    private static final Map<CaseName, List<CaseName>> GUARDIAN_BESIDE = Map.of(
        CaseName.INBOUND_GUARDIAN, List.of(CaseName.INBOUND_RAW, CaseName.INBOUND_SPRING_TUNED,
            CaseName.INBOUND_SPRING, CaseName.INBOUND_CAMEL_TUNED, CaseName.INBOUND_CAMEL),
        CaseName.POSTGRES_GUARDIAN, List.of(CaseName.POSTGRES_JDBC),
        CaseName.RELAY_GUARDIAN, List.of(CaseName.RELAY_PUBLISH));

    private final Measured measured;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(Measured measured) {
        this.measured = measured;
    }

    String write() {
        line("%,d messages a run, medians of %d rounds, %d processors, Java %s", measured.options().messages(),
            measured.options().rounds(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
        line("");
        line("| case | messages/s | CPU µs/message | requests/message | Guardian is faster by |");
        line("|---|---:|---:|---:|---:|");
        for (var name : CaseName.values()) {
            if (measured.has(name) && name != LATENCY && name != IDLE) {
                row(name);
            }
        }
        line("");
        shareOfMetrics(CaseName.INBOUND_GUARDIAN, CaseName.INBOUND_UNMEASURED);
        shareOfMetrics(CaseName.POSTGRES_GUARDIAN, CaseName.POSTGRES_UNMEASURED);
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
        line("| `%s` | %,." + digits + "f | %,.0f | %.3f | %s |", name.id(),
            measured.median(name, Result::messagesPerSecond), measured.median(name, Result::cpuMicrosPerMessage),
            measured.median(name, Result::requestsPerMessage), compared(name));
    }

    private void shareOfMetrics(CaseName of, CaseName without) {
        measured.shareOfCpu(of, without).ifPresent(share -> {
            line("Metrics take %.1f %% of the CPU of `%s` (median of the rounds).", share * 100, of.id());
            line("");
        });
    }

    private String compared(CaseName name) {
        for (var beside : GUARDIAN_BESIDE.entrySet()) {
            if (beside.getValue().contains(name)) {
                OptionalDouble ratio = measured.ratio(beside.getKey(), name);
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
