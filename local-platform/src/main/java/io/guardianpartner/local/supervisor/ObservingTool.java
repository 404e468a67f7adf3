package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that observes the services from beside them. */
interface ObservingTool {

    /**
     * The platform that is observed.
     *
     * @param root of the repository, where the rules and dashboards are
     * @param directory for what the tools keep
     * @param ports of all parts
     * @param queues of the services
     */
    record Observed(Path root, Path directory, Ports ports, List<String> queues) {

        int port(String part) {
            return ports.of(part);
        }

        /** A tool's own directory. */
        Path directoryOf(String part) {
            try {
                return Files.createDirectories(directory.resolve(part));
            } catch (IOException e) {
                throw new UncheckedIOException("There is no place for what " + part + " keeps", e);
            }
        }
    }

    /** The name of its part: of its port, its process and its log. */
    String part();

    /** Its command and settings; empty if it is not installed. */
    Optional<Launch> launch(Observed platform);

    /** Environment variables by which services tell it something; none if it is not installed, or asks them itself. */
    default Map<String, String> variables(Observed platform) {
        return Map.of();
    }

    /** Says how to install it. */
    String advice();
}
