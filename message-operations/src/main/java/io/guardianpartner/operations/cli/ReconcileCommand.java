package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.reconciliation.DayReconciliation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The reconciliation of a day, made and shown. */
@Command(name = "reconcile", sortOptions = false, description = {
    "Has payments reconcile a day (UTC) with the broker, and prints the report: what did not agree, and what was",
    "done about it. Payments does so by itself each day; it is done again when something was mended."}, footer = {"",
        "On this machine it finds service and token by itself. Elsewhere --url names a pod of payments, reached by",
        "kubectl -n guardian port-forward deployment/payments 8080, and --token where an access token of an",
        "administrator comes from.", "",
        "Exit code 0: nothing is left to an operator, or it is running. 1: something is, or it was not done, which",
        "the last line says. 2: not understood.", "", "Examples:",
        "  guardian payments reconcile --date 2026-01-31 --wait",
        "  guardian payments reconcile --date 2026-01-31 --show --csv > findings.csv",
        "  guardian payments reconcile --date 2026-01-31 --url http://localhost:8080 --token file:admin.token"})
public class ReconcileCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Option(names = "--date", required = true, paramLabel = "DAY", converter = DayConverter.class, description = "The day, such as 2026-01-31.")
    private LocalDate day;

    @ArgGroup(exclusive = true)
    private Form form;

    @Option(names = "--show", description = "Prints the report that is there, and has none made.")
    private boolean isShown;

    @Option(names = "--wait", description = "Waits until it is done.")
    private boolean isAwaited;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "15m", converter = DurationConverter.class, //
        description = "Maximum time to wait (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    @Mixin
    private CallOptions call;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** The form of the report; for people if none is named. */
    private static final class Form {

        @Option(names = "--json", description = "Prints a JSON object.")
        private boolean json;

        @Option(names = "--csv", description = "Prints the findings as CSV.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        call.check("http://localhost:8080");
        DayReconciliation reconciliation = new DayReconciliation(call.address("payments"), call.token(), day);
        if (!isShown) {
            reconciliation.begin();
        }
        JsonNode report = isAwaited ? awaited(reconciliation) : reconciliation.report();
        print(reconciliation, report);
        if (!DayReconciliation.isDone(report)) {
            spec.commandLine().getErr().println("It is running; with --wait this waits for its end.");
        }
        return DayReconciliation.escalated(report) > 0 ? 1 : 0;
    }

    private void print(DayReconciliation reconciliation, JsonNode report) {
        PrintWriter out = spec.commandLine().getOut();
        if (form != null && form.json) {
            Output.json(out, report);
        } else if (form != null && form.csv) {
            out.print(reconciliation.csv());
            out.flush();
        } else {
            new ReconciliationPrinter(out).print(report);
        }
    }

    private JsonNode awaited(DayReconciliation reconciliation) {
        Instant end = Instant.now().plus(timeout);
        JsonNode report = reconciliation.report();
        while (!DayReconciliation.isDone(report)) {
            if (Instant.now().plus(BETWEEN_LOOKS).isAfter(end)) {
                throw new OperationException("The reconciliation of " + day
                    + " is still running, and goes on; --show prints its report");
            }
            pause();
            report = reconciliation.report();
        }
        return report;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException("Stopped", e);
        }
    }
}
