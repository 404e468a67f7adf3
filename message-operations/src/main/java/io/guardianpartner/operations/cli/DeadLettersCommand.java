package io.guardianpartner.operations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about messages that could not be handled or delivered. */
@Command(name = "dead-letters", description = {"Looks at what could not be handled, sends it again, or drops it.",
    CloudOptions.WHERE}, footer = {"",
        "Limits of SQS, and their consequences:",
        "  It has no list. To look is to receive: each look counts as a receive of the dead letter, and what another",
        "  looker has in flight is not seen. On AWS a look may miss some; look again before you believe that it was all.",
        "  There is no order, least of all by age.",
        "  All that was looked at and is still there is released at the end, also after an error or Ctrl-C; killed",
        "  with kill -9 it stays hidden for 5 minutes. At most 20,000 letters of a queue are looked at in one run.",
        "  No queue of Guardian is FIFO, and FIFO queues are not supported.", "", "Examples:",
        "  guardian dead-letters list --all", "  guardian dead-letters show --id 0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30",
        "  guardian dead-letters replay --service ORDERS_SERVICE --outcome retries-exhausted",
        "  guardian dead-letters replay --service ORDERS_SERVICE --outcome retries-exhausted --yes"}, subcommands = {
            ListCommand.class, ShowCommand.class, ReplayCommand.class, DropCommand.class})
public class DeadLettersCommand implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
            "Which command? For a start: guardian dead-letters list --all");
    }
}
