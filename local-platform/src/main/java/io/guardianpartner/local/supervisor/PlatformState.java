package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.local.Part;
import io.guardianpartner.message.Json;

/**
 * What a running platform writes down about itself, for the commands that come later. The file is gone when it has ended
 * in order; after a {@code kill -9} it remains and {@link #isAlive()} tells.
 *
 * @param pid the supervisor's
 * @param started when the system says that process was started, since a pid may be used again; empty if it does not say
 * @param addresses of everything by part; empty as long as a start has not come to them
 * @param processes the pids of the other processes by part
 * @param starting whether not all services have been ready yet
 */
public record PlatformState(long pid, String started, Map<String, String> addresses, Map<String, Long> processes,
    List<String> services, boolean starting) {

    private static final String FILE = "state.json";

    /** One whose services have been ready. */
    public PlatformState(long pid, String started, Map<String, String> addresses, Map<String, Long> processes,
        List<String> services) {
        this(pid, started, addresses, processes, services, false);
    }

    /** Of a platform in this process that has nothing to show yet. */
    static PlatformState ofStart() {
        ProcessHandle self = ProcessHandle.current();
        return new PlatformState(self.pid(), startOf(self), Map.of(), Map.of(), List.of(), true);
    }

    static PlatformState of(Platform platform, boolean starting) {
        Map<String, Long> processes = new LinkedHashMap<>();
        platform.processes().keySet()
            .forEach(service -> platform.pid(service).ifPresent(pid -> processes.put(service, pid)));
        platform.cloud().postgresPid().ifPresent(pid -> processes.put(Ports.name(Part.POSTGRES), pid));
        ProcessHandle self = ProcessHandle.current();
        return new PlatformState(self.pid(), startOf(self), platform.addresses(), processes, platform.services(),
            starting);
    }

    /** What stands in the directory, whether it is still true or not. */
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

    /** What stands in the directory, if that platform is still running. */
    public static Optional<PlatformState> alive(Path directory) {
        return read(directory).filter(PlatformState::isAlive);
    }

    /**
     * What stands in the directory, if that platform is still running and its parts can be called.
     *
     * @throws PlatformException if it is starting and has no parts yet
     */
    public static Optional<PlatformState> callable(Path directory) {
        Optional<PlatformState> alive = alive(directory);
        alive.filter(state -> state.addresses().isEmpty()).ifPresent(state -> {
            throw state.notReady();
        });
        return alive;
    }

    /** Says that it is starting, and where to see when it is ready. */
    public PlatformException notReady() {
        return new PlatformException("Guardian is starting, process " + pid
            + "; ./guardian status shows when it is ready.");
    }

    public boolean isAlive() {
        return supervisor().isPresent();
    }

    /** The supervisor's process, if it is still that one. */
    public Optional<ProcessHandle> supervisor() {
        return ProcessHandle.of(pid).filter(process -> process.isAlive() && started.equals(startOf(process)));
    }

    static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    void write(Path directory) {
        try {
            Path draft = Files.createTempFile(directory, "state-", ".json");
            Json.mapper().writeValue(draft.toFile(), this);
            Files.move(draft, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be written to " + directory, e);
        }
    }

    static void delete(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be deleted in " + directory, e);
        }
    }
}
