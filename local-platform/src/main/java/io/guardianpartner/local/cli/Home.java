package io.guardianpartner.local.cli;

import java.nio.file.Path;

import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.local.supervisor.PlatformState;

/** Where the repository is, and the directory in it that the commands share. */
public final class Home {

    public static final String ROOT = "guardian.root";

    private Home() {}

    public static Path root() {
        return Path.of(System.getProperty(ROOT, ".")).toAbsolutePath().normalize();
    }

    public static Path directory() {
        return root().resolve(".guardian");
    }

    /** @throws PlatformException if no platform runs */
    public static PlatformState running() {
        return PlatformState.alive(directory())
            .orElseThrow(() -> new PlatformException("Guardian is not running; ./guardian up starts it."));
    }
}
