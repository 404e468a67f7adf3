package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import picocli.CommandLine;

/**
 * A command that has ended.
 *
 * @param out all that it printed
 * @param err all that it complained about
 */
record CommandRun(int exit, String out, String err) {

    /** Runs a command line of the operators in a home of its own. */
    static CommandRun of(Path root, String... line) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        CommandLine command = Operations.commandLine(new Home(root));
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(complained, true));
        int exit = command.execute(line);
        return new CommandRun(exit, said.toString(), complained.toString());
    }
}
