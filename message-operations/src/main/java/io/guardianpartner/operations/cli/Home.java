package io.guardianpartner.operations.cli;

import java.nio.file.Path;

import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The repository, and the directory in it that all commands share.
 *
 * @param root the directory of the repository; made absolute
 */
public record Home(Path root) {

    private static final String ROOT = "guardian.root";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Reads the system property {@code guardian.root}, which the launcher script sets; else takes the working directory. */
    public static Home said() {
        return new Home(Path.of(System.getProperty(ROOT, ".")));
    }

    /** Finds the home of the command line to which a command belongs. */
    public static Home of(CommandSpec command) {
        return ((RootCommand) command.root().userObject()).home();
    }

    public Path directory() {
        return root.resolve(".guardian");
    }

    /** @throws OperationException if no platform runs, or one that starts cannot be called yet */
    public PlatformState running() {
        return PlatformState.callable(directory())
            .orElseThrow(() -> new OperationException("Guardian is not running; ./guardian up starts it."));
    }
}
