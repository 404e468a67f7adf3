package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.deadletters.DeadLetterSource;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import io.guardianpartner.operations.deadletters.ScanSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Dead letters as they are. */
@Command(name = "show", sortOptions = false, description = {
    "Prints dead letters whole: why they are there, attributes and body. Changes nothing.",
    CloudOptions.WHERE}, footer = {"",
        "Exit code 1 if there is none. The body may have personal data: mind where it is printed to.", "",
        "Examples:", "  guardian dead-letters show --id 0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30",
        "  guardian dead-letters show --queue orders --limit 1 --json"})
class ShowCommand implements Callable<Integer> {

    @Mixin
    private DeadLetterOptions options;

    @Mixin
    private CloudOptions cloud;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = Instant.now();
        options.check();
        try (Connection connection = cloud.open()) {
            List<DeadLetterSource> queues = options
                .queues(new DeadLetterSources(connection.contract(), connection.environment()), false);
            ScanSummary summary = new Walk(connection, out, spec.commandLine().getErr()).scan(queues, options, now,
                new LetterPrinter(out, options.json() ? LetterPrinter.Form.WHOLE_JSON : LetterPrinter.Form.WHOLE, now,
                    null));
            if (summary.chosen() == 0) {
                throw new OperationException("There is no such dead letter among " + summary.looked()
                    + " that were looked at; it may be in flight elsewhere, or --subscription is missing");
            }
        }
        return 0;
    }
}
