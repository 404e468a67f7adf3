package io.guardianpartner.local.supervisor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.guardianpartner.local.http.Loopback;

/**
 * The programs beside a platform by which people observe it, as far as they are installed; of the others it says what helps.
 * Thread-safe.
 */
final class Observers {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final List<ObservingTool> tools;
    private final ObservingTool.Observed platform;
    private final PlatformFiles files;
    private final ServiceProcess.Surroundings surroundings;
    private final Map<String, ServiceProcess> processes = new ConcurrentHashMap<>();

    /** Describes them; nothing is started. */
    Observers(List<ObservingTool> tools, ObservingTool.Observed platform, PlatformFiles files,
        ServiceProcess.Surroundings surroundings) {
        this.tools = tools;
        this.platform = platform;
        this.files = files;
        this.surroundings = surroundings;
    }

    /** Starts those that are installed; returns before they answer. */
    void start() {
        for (ObservingTool tool : tools) {
            tool.launch(platform).ifPresentOrElse(launch -> start(tool.part(), launch),
                () -> progress().accept("No " + tool.part() + ": " + tool.advice() + "."));
        }
    }

    /** The addresses of those that run, by part. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        processes.keySet().stream().sorted()
            .forEach(part -> addresses.put(part, Loopback.uri(platform.port(part)).toString()));
        return addresses;
    }

    Map<String, ServiceProcess> processes() {
        return processes;
    }

    void stop() {
        processes.values().forEach(ServiceProcess::askToStop);
        processes.values().forEach(process -> process.stop(STOP_PATIENCE));
    }

    private void start(String part, Launch launch) {
        progress().accept("Starting " + part);
        ServiceProcess process = new ServiceProcess(part, launch, Map.of(), files.of(part), surroundings);
        processes.put(part, process);
        process.start();
    }

    private Consumer<String> progress() {
        return surroundings.progress();
    }
}
