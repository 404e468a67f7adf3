package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Failure;

/** Prints the report of a reconciliation for people: sums side by side, then a line for each finding. */
class ReconciliationPrinter {

    private static final List<String> SUMS = List.of("payments", "charged", "refunded", "fees");
    private static final String ROW = "%-10s %16s %16s%n";

    private final PrintWriter out;

    ReconciliationPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode report) {
        out.println("Reconciliation of " + text(report, "date") + " (UTC), run " + text(report, "runs") + ": "
            + text(report, "status").toLowerCase(Locale.ROOT));
        if (report.has("broker")) {
            out.printf(Locale.ROOT, ROW, "approved", "broker", "books");
            SUMS.forEach(sum -> out.printf(Locale.ROOT, ROW, sum, text(report.path("broker"), sum),
                text(report.path("books"), sum)));
        }
        JsonNode counts = report.path("counts");
        out.println("Findings: " + text(counts, "escalated") + " left to an operator, " + text(counts, "askedAgain")
            + " being settled, " + text(counts, "corrected") + " corrected, " + text(counts, "agreed") + " agreed");
        report.path("findings").forEach(this::finding);
        out.flush();
    }

    private void finding(JsonNode finding) {
        String facts = Stream
            .of(named(finding, "payment ", "paymentId"), named(finding, "at the broker ", "externalId"),
                named(finding, "ours ", "ours"), named(finding, "theirs ", "theirs"), named(finding, "", "detail"))
            .filter(fact -> !fact.isEmpty()).collect(Collectors.joining("; "));
        out.printf(Locale.ROOT, "%-11s %-15s %s%n", text(finding, "action"), text(finding, "kind"), facts);
    }

    private static String named(JsonNode finding, String name, String member) {
        return finding.hasNonNull(member) ? name + text(finding, member) : "";
    }

    private static String text(JsonNode node, String name) {
        return Failure.printable(node.path(name).asText());
    }
}
