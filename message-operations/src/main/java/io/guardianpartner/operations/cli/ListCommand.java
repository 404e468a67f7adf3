package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.guardianpartner.operations.deadletters.DeadLetterSource;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import io.guardianpartner.operations.deadletters.ScanSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A line for each dead letter. */
@Command(name = "list", sortOptions = false, description = {
    "Prints a line for each dead letter that SQS shows: since when, what, and why. Changes nothing.",
    CloudOptions.WHERE}, footer = {"",
        "It is a sample, not a list: SQS shows what is not in flight, in no order. guardian dead-letters --help has",
        "the details. Payloads are not printed; show does that.", "", "Examples:", "  guardian dead-letters list",
        "  guardian dead-letters list --service ORDERS_SERVICE --outcome rejected --newer-than 1h",
        "  guardian dead-letters list --all --subscription --json"})
class ListCommand implements Callable<Integer> {

    @Mixin
    private DeadLetterOptions options;

    @Mixin
    private CloudOptions cloud;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Instant now = Instant.now();
        options.check();
        try (Connection connection = cloud.open()) {
            List<DeadLetterSource> queues = options
                .queues(new DeadLetterSources(connection.contract(), connection.environment()), false);
            ScanSummary summary = new Walk(connection, out, err).scan(queues, options, now,
                new LetterPrinter(out, options.json() ? LetterPrinter.Form.ROW_JSON : LetterPrinter.Form.ROW, now,
                    null));
            err.println(Output.count(summary.chosen(), "dead letter") + " of " + summary.looked() + " looked at in "
                + Output.count(queues.size(), "queue") + ".");
        }
        return 0;
    }
}
