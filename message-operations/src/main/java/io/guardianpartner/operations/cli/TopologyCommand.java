package io.guardianpartner.operations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about queues, topics and subscriptions. */
@Command(name = "topology", description = "Queues, topics and subscriptions.", subcommands = VerifyCommand.class)
public class TopologyCommand implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? guardian topology verify");
    }
}
