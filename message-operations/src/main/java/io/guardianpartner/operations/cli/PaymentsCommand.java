package io.guardianpartner.operations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about payments. */
@Command(name = "payments", description = "Compares payments with the broker.", subcommands = ReconcileCommand.class)
public class PaymentsCommand implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
            "Which command? guardian payments reconcile --date 2026-01-31");
    }
}
