package io.guardianpartner.local.cli;

import io.guardianpartner.message.text.OneLocale;
import io.guardianpartner.operations.cli.CommandLines;
import io.guardianpartner.operations.cli.DeadLettersCommand;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.cli.MessagesCommand;
import io.guardianpartner.operations.cli.PaymentsCommand;
import io.guardianpartner.operations.cli.RootCommand;
import io.guardianpartner.operations.cli.RoutesCommand;
import io.guardianpartner.operations.cli.SendCommand;
import io.guardianpartner.operations.cli.StoryCommand;
import io.guardianpartner.operations.cli.TopologyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(name = "guardian", sortOptions = false, synopsisSubcommandLabel = "COMMAND", header = "Guardian on one machine: restaurant orders from the menu to the kitchen.%n", description = {
    "", "Runs the services' own jars against stand-ins for SQS, SNS, DynamoDB, PostgreSQL, Cognito and Mercado",
    "Pago, all on 127.0.0.1. Nothing leaves this machine, nothing costs anything, all of it is gone after the end.",
    ""}, footer = {"", "Try it:",
        "  ./guardian up            in one terminal; it prints five lines to paste into another",
        "  ./guardian demo          plays one order from the menu to the kitchen and shows every message",
        "  ./guardian logs orders   the log of a service",
        "  ./guardian codes         the codes that would be mailed to people who sign up or in",
        "  ./guardian token --as …  an access token: customer, kitchen, admin, or service:orders",
        "  ./guardian cold-start    how long the first sign-in waits",
        "  ./guardian load …        many orders placed, paid, cooked, measured and reconciled (tells more with --help)",
        "  ./guardian bench         how fast its messaging is, beside the bare SDK and its peers (some minutes)",
        "  ./guardian down          ends it, as Ctrl-C does", "",
        "For operators, here and on AWS (each tells more with --help):",
        "  ./guardian story ORDER                  all that happened to an order, and what it waits for",
        "  ./guardian payments reconcile --date …  a day of payments compared with the broker",
        "  ./guardian routes                       the routes of all services; starts and stops them",
        "  ./guardian dead-letters list --all      what services could not handle, and why",
        "  ./guardian dead-letters replay …        sends it again; a dry run unless --yes",
        "  ./guardian messages tail                every message as it passes",
        "  ./guardian send MSG_… --payload FILE    a message as its sender would send it",
        "  ./guardian topology verify              the contract against what is deployed", "",
        "Exit codes: 0 done, 1 not done (the last line says why), 2 not understood."}, subcommands = {UpCommand.class,
            StatusCommand.class, DownCommand.class, LogsCommand.class, CodesCommand.class, TokenCommand.class,
            ColdStartCommand.class,
            DemoCommand.class,
            StoryCommand.class, PaymentsCommand.class, RoutesCommand.class, SendCommand.class,
            MessagesCommand.class, DeadLettersCommand.class, TopologyCommand.class, HelpCommand.class})
public final class Guardian implements RootCommand, Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Home home;

    private Guardian(Home home) {
        this.home = home;
    }

    public static void main(String[] args) {
        OneLocale.set();
        Home home = Home.said();
        System.setProperty("logback.configurationFile", "guardian-logback.xml");
        if (args.length > 0 && args[0].equals("up")) {
            System.setProperty("guardian.log", home.directory().resolve("logs/platform.log").toString());
        }
        System.exit(commandLine(home).execute(args));
    }

    /** The whole command line, to be executed. */
    public static CommandLine commandLine(Home home) {
        return CommandLines.of(new Guardian(home));
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For a start: guardian up");
    }
}
