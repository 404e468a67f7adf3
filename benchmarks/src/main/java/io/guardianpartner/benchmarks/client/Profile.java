package io.guardianpartner.benchmarks.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.guardianpartner.benchmarks.CaseName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * A profile of a case: samples of what its threads execute (Flight Recorder's {@code jdk.ExecutionSample}), each counted for
 * the one that asked for it, that is the first frame from the top that is not the JDK's. Time in the system's own calls
 * (sockets) is not in it.
 */
final class Profile {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final int FRAMES_SHOWN = 25;
    private static final Map<String, List<String>> GROUPS = groups();

    private final Path directory;
    private final CaseName name;

    Profile(Path directory, CaseName name) {
        this.directory = directory;
        this.name = name;
    }

    private static Map<String, List<String>> groups() {
        var groups = new TreeMap<String, List<String>>();
        groups.put("ours", List.of("io.guardianpartner.message.", "io.guardianpartner.routing."));
        groups.put("the benchmark", List.of("io.guardianpartner.benchmarks."));
        groups.put("JSON and schema", List.of("com.fasterxml.", "com.networknt."));
        groups.put("Camel", List.of("org.apache.camel."));
        groups.put("AWS SDK", List.of("software.amazon.", "org.apache.http.", "io.netty."));
        groups.put("database", List.of("org.postgresql.", "com.zaxxer.", "org.springframework.jdbc.",
            "org.springframework.transaction."));
        groups.put("Spring, metrics, logging", List.of("org.springframework.", "io.awspring.", "io.micrometer.",
            "org.slf4j.", "ch.qos.", "org.apache.catalina.", "org.apache.tomcat.", "org.apache.coyote."));
        return groups;
    }

    Result of(Callable<Result> run) throws Exception {
        Files.createDirectories(directory);
        var file = directory.resolve(name.id() + ".jfr");
        try (var recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(Duration.ofMillis(10));
            recording.start();
            var result = run.call();
            recording.stop();
            recording.dump(file);
            Files.writeString(directory.resolve(name.id() + ".txt"), summary(file, result));
            return result;
        }
    }

    private static String summary(Path file, Result result) throws IOException {
        var byGroup = new TreeMap<String, Integer>();
        var byFrame = new TreeMap<String, Integer>();
        var samples = 0;
        for (var event : events(file, result)) {
            var frames = event.getStackTrace().getFrames();
            var owner = frames.stream().filter(frame -> !group(frame).equals("JDK")).findFirst()
                .orElse(frames.get(0));
            byGroup.merge(group(owner), 1, Integer::sum);
            byFrame.merge(group(owner) + " | " + name(owner), 1, Integer::sum);
            samples++;
        }
        return samples + " samples\n\n" + lines(byGroup, samples) + "\n\n" + lines(byFrame, samples) + "\n";
    }

    private static List<RecordedEvent> events(Path file, Result result) throws IOException {
        var events = new ArrayList<RecordedEvent>();
        for (var event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null
                && !event.getStackTrace().getFrames().isEmpty() && event.getStartTime().isAfter(result.from())
                && event.getStartTime().isBefore(result.to())) {
                events.add(event);
            }
        }
        return events;
    }

    private static String group(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return GROUPS.entrySet().stream()
            .filter(group -> group.getValue().stream().anyMatch(type::startsWith))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("JDK");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String lines(Map<String, Integer> counts, int samples) {
        return counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(FRAMES_SHOWN)
            .map(entry -> String.format(Locale.ROOT, "%5.1f %%  %s", 100.0 * entry.getValue() / samples,
                entry.getKey()))
            .collect(Collectors.joining("\n"));
    }
}
