package io.guardianpartner.operations.cli;

import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.operations.OperationException;
import picocli.CommandLine;

/** Command lines of Guardian: an expected failure is one line and exit code 1, an unexpected one its stack trace. */
public final class CommandLines {

    private CommandLines() {}

    /** Makes a command line of its root, to be executed. */
    public static CommandLine of(RootCommand root) {
        return new CommandLine(root).setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(UUID.class, Ids::parse)
            .setUsageHelpWidth(110)
            .setExecutionExceptionHandler((failure, command, parsed) -> {
                if (failure instanceof OperationException) {
                    String why = failure.getMessage();
                    command.getErr().println("guardian: " + why + (why.endsWith(".") ? "" : "."));
                } else {
                    command.getErr().println("guardian: unexpected error:");
                    failure.printStackTrace(command.getErr());
                }
                return 1;
            });
    }
}
