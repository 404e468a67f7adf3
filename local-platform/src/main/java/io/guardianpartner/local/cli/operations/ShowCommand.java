package io.guardianpartner.local.cli.operations;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.deadletters.DeadLetterQueue;
import io.guardianpartner.operations.deadletters.DeadLetterQueues;
import io.guardianpartner.operations.deadletters.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Dead letters as they are. */
@Command(name = "show", sortOptions = false, description = {
    "Prints dead letters whole: why they are there, attributes and body. Changes nothing.",
    CloudOptions.WHERE}, footer = {"",
        "Exit code 1 if there is none. The body may hold what concerns a customer: mind where it is printed to.", "",
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
            List<DeadLetterQueue> queues = options
                .queues(new DeadLetterQueues(connection.contract(), connection.environment()), false);
            Tally tally = new Walk(connection, out, spec.commandLine().getErr()).treat(queues, options, now,
                new LetterPrinter(out, options.json() ? LetterPrinter.Form.WHOLE_JSON : LetterPrinter.Form.WHOLE, now,
                    null));
            if (tally.chosen() == 0) {
                throw new OperationException("There is no such dead letter among " + tally.looked()
                    + " that were looked at; somebody else may have it in hand, or --subscription is wanting");
            }
        }
        return 0;
    }
}
