package io.guardianpartner.operations.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.message.Json;
import io.guardianpartner.operations.OperationException;

/**
 * The state that a running platform writes down about itself, for the commands that come later. The file is gone when the
 * platform has ended in order; after a {@code kill -9} it remains, and {@link #isAlive()} tells.
 *
 * @param pid the supervisor's
 * @param started when the system says that process was started, since a pid may be used again; empty if it does not say
 * @param addresses of everything by part; empty as long as a start has not come to them
 * @param processes the pids of the other processes by part
 * @param distance milliseconds there and back from the services to the parts of the cloud, by name; empty if it is on this machine
 * @param starting whether not all services have been ready yet
 */
public record PlatformState(long pid, String started, Map<String, String> addresses, Map<String, Long> processes,
    List<String> services, Map<String, Double> distance, boolean starting) {

    /** The name of the file, in the directory that the commands share. */
    public static final String FILE = "state.json";

    public PlatformState {
        distance = distance == null ? Map.of() : distance;
    }

    /** One whose services have been ready, with the cloud on this machine. */
    public PlatformState(long pid, String started, Map<String, String> addresses, Map<String, Long> processes,
        List<String> services) {
        this(pid, started, addresses, processes, services, Map.of(), false);
    }

    /** Reads the state in a directory, whether it is still true or not. */
    public static Optional<PlatformState> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.exists(file)
                ? Optional.of(Json.mapper().readValue(file.toFile(), PlatformState.class))
                : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the state in a directory, if that platform is still running. */
    public static Optional<PlatformState> alive(Path directory) {
        return read(directory).filter(PlatformState::isAlive);
    }

    /**
     * Reads the state in a directory, if that platform is still running and its parts can be called.
     *
     * @throws OperationException if it is starting and has no parts yet
     */
    public static Optional<PlatformState> callable(Path directory) {
        Optional<PlatformState> alive = alive(directory);
        alive.filter(state -> state.addresses().isEmpty()).ifPresent(state -> {
            throw state.notReady();
        });
        return alive;
    }

    /** Says that it is starting, and where to see when it is ready. */
    public OperationException notReady() {
        return new OperationException("Guardian is starting, process " + pid
            + "; ./guardian status shows when it is ready.");
    }

    public boolean isAlive() {
        return supervisor().isPresent();
    }

    /** The supervisor's process, if it is still that one. */
    public Optional<ProcessHandle> supervisor() {
        return ProcessHandle.of(pid).filter(process -> process.isAlive() && started.equals(startOf(process)));
    }

    /** When the system says that a process was started; empty if it does not say. */
    public static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }
}
