package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.operations.audit.AuditLog;
import io.guardianpartner.operations.deadletters.DeadLetterAction;
import io.guardianpartner.operations.deadletters.DeadLetterSource;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import io.guardianpartner.operations.deadletters.ScanSummary;
import picocli.CommandLine.Model.CommandSpec;

/** Replays or drops dead letters: only with --yes, and only with an audit log. */
class ChangingLetters {

    private final String action;
    private final String done;
    private final DeadLetterOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param done the action's past participle */
    ChangingLetters(String action, String done, DeadLetterOptions options, CommandSpec spec) {
        this.action = action;
        this.done = done;
        this.options = options;
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
    }

    /** Makes the action that --yes confirms. */
    interface Change {
        DeadLetterAction with(Connection connection, AuditLog audit);
    }

    int run(Connection connection, AuditOptions auditing, boolean yes, Change change) {
        Instant now = Instant.now();
        List<DeadLetterSource> queues = options
            .queues(new DeadLetterSources(connection.contract(), connection.environment()), true);
        LetterPrinter.Form form = options.json() ? LetterPrinter.Form.ROW_JSON : LetterPrinter.Form.ROW;
        Walk walk = new Walk(connection, out, err);
        if (!yes) {
            ScanSummary summary = walk.scan(queues, options, now, new LetterPrinter(out, form, now, null));
            err.println("Dry run: nothing was changed. " + Output.count(summary.chosen(), "letter") + " of "
                + summary.looked() + " would be " + done + "; --yes does it.");
            return 0;
        }
        try (AuditLog audit = auditing.open(action, connection.environment())) {
            CountingAction counting = new CountingAction(change.with(connection, audit));
            try {
                walk.scan(queues, options, now, new LetterPrinter(out, form, now, counting));
            } finally {
                audit.line(Map.of("summary", summary(queues, counting)));
            }
            err.println(Output.count(counting.gone(), "letter") + " " + done + ", " + counting.failed()
                + " failed; who, when and which is in the audit log.");
            return counting.failed() == 0 ? 0 : 1;
        }
    }

    private static Map<String, Object> summary(List<DeadLetterSource> queues, CountingAction counting) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("queues", queues.stream().map(DeadLetterSource::name).toList());
        summary.put("done", counting.gone());
        summary.put("failed", counting.failed());
        return summary;
    }
}
