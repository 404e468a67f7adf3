package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.Component;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.platform.PlatformState;

/** Writes the {@link PlatformState} of the platform in this process, for the commands that come later. */
final class StateFile {

    private final Path directory;

    StateFile(Path directory) {
        this.directory = directory;
    }

    /** Writes that a platform starts that has no parts yet. */
    void writeStart() {
        ProcessHandle self = ProcessHandle.current();
        write(
            new PlatformState(self.pid(), PlatformState.startOf(self), Map.of(), Map.of(), List.of(), Map.of(), true));
    }

    void write(Platform platform, boolean starting) {
        Map<String, Long> processes = new LinkedHashMap<>();
        platform.processes().forEach(
            (service, process) -> process.pid().ifPresent(pid -> processes.put(service, pid)));
        platform.cloud().postgresPid().ifPresent(pid -> processes.put(Ports.name(Component.POSTGRES), pid));
        ProcessHandle self = ProcessHandle.current();
        write(new PlatformState(self.pid(), PlatformState.startOf(self), platform.addresses(), processes,
            platform.services(), platform.distance().millis(), starting));
    }

    private void write(PlatformState state) {
        try {
            Path draft = Files.createTempFile(directory, "state-", ".json");
            Json.mapper().writeValue(draft.toFile(), state);
            Files.move(draft, directory.resolve(PlatformState.FILE), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be written to " + directory, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(directory.resolve(PlatformState.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be deleted in " + directory, e);
        }
    }
}
