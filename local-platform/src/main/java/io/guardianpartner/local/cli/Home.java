package io.guardianpartner.local.cli;

import java.nio.file.Path;

import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.local.supervisor.PlatformState;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the repository is, and the directory in it that the commands share.
 *
 * @param root the directory of the repository; made absolute
 */
public record Home(Path root) {

    private static final String ROOT = "guardian.root";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** What the launcher script has said by the system property {@code guardian.root}; else where this process was started. */
    static Home said() {
        return new Home(Path.of(System.getProperty(ROOT, ".")));
    }

    /** That of the command line to which a command belongs. */
    public static Home of(CommandSpec command) {
        return ((Guardian) command.root().userObject()).home();
    }

    public Path directory() {
        return root.resolve(".guardian");
    }

    /** @throws PlatformException if no platform runs, or one that starts cannot be called yet */
    public PlatformState running() {
        return PlatformState.callable(directory())
            .orElseThrow(() -> new PlatformException("Guardian is not running; ./guardian up starts it."));
    }
}
