package io.guardianpartner.operations.cli;

import io.guardianpartner.message.text.OneLocale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The operators' commands alone, without the platform of this machine: they need this module and AWS. {@code guardian}
 * hands them over to here.
 */
@Command(name = "guardian", sortOptions = false, synopsisSubcommandLabel = "COMMAND", header = "Guardian for operators: orders, payments, routes, messages, dead letters and topology, on this machine and on AWS.%n", subcommands = {
    StoryCommand.class, PaymentsCommand.class, RoutesCommand.class, SendCommand.class, MessagesCommand.class,
    DeadLettersCommand.class, TopologyCommand.class,
    HelpCommand.class})
public final class Operations implements RootCommand, Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Home home;

    private Operations(Home home) {
        this.home = home;
    }

    public static void main(String[] args) {
        OneLocale.set();
        System.exit(commandLine(Home.said()).execute(args));
    }

    static CommandLine commandLine(Home home) {
        return CommandLines.of(new Operations(home));
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
            "Which command? For a start: guardian dead-letters list --all");
    }
}
