package io.guardianpartner.local.cli;

import java.nio.file.Path;

import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.local.supervisor.PlatformState;

/** Where the repository is, and the directory in it that the commands share. */
final class Home {

    static final String ROOT = "guardian.root";

    private Home() {}

    static Path root() {
        return Path.of(System.getProperty(ROOT, ".")).toAbsolutePath().normalize();
    }

    static Path directory() {
        return root().resolve(".guardian");
    }

    /** @throws PlatformException if no platform runs */
    static PlatformState running() {
        return PlatformState.alive(directory())
            .orElseThrow(() -> new PlatformException("Guardian is not running; ./guardian up starts it."));
    }
}
