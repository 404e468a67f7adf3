package io.guardianpartner.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The folder through which a test and a service speak about crash points.
 * <ul>
 * <li>{@code <service>.trace}: while it exists, the service appends the id of every step that it is about to take and
 * before which the world may be another than at the last one;</li>
 * <li>{@code <service>.crash}: names one step; the service removes the file and kills itself just before that step.</li>
 * </ul>
 * Removing the file is what makes a crash happen once: the restarted process finds none.
 */
public final class CrashPoints {

    /** Names the folder to a service; without it the service runs undisturbed. */
    public static final String FOLDER_VARIABLE = "GUARDIAN_CRASH_POINTS";

    private final Path trace;
    private final Path crash;

    public CrashPoints(Path folder, String service) {
        trace = folder.resolve(service + ".trace");
        crash = folder.resolve(service + ".crash");
    }

    /** Asks the service to kill itself before its next step of this id. */
    public void arm(String step) {
        write(crash, step, StandardOpenOption.CREATE_NEW);
    }

    /** Takes back what {@link #arm} asked for; true if it had not happened. */
    public boolean disarm() {
        try {
            return Files.deleteIfExists(crash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to write down the steps that the service takes. */
    public void startTrace() {
        write(trace, "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** The steps since {@link #startTrace}, each once, in the order in which they were first taken. */
    public List<String> stopTrace() {
        try {
            var steps = Files.readAllLines(trace).stream().filter(line -> !line.isBlank()).distinct().toList();
            Files.delete(trace);
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Called by the service before each step.
     *
     * @param worldChanged
     *            false if a crash here is the same as one that was possible before
     */
    void before(String step, boolean worldChanged) {
        if (worldChanged && Files.exists(trace)) {
            append(step);
        }
        if (Files.exists(crash) && armedStep().filter(step::equals).isPresent() && disarm()) {
            killMyself();
        }
    }

    private Optional<String> armedStep() {
        try {
            return Optional.of(Files.readString(crash));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String step) {
        try {
            Files.writeString(trace, step + System.lineSeparator(), StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            // the trace has just been stopped
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text, StandardOpenOption... options) {
        try {
            Files.writeString(file, text, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook, no finally, nothing flushed. */
    private static void killMyself() {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(137);
    }
}
