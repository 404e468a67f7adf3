package io.guardianpartner.message.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A source of access tokens. A token itself is never taken from the command line, where everybody on the machine can
 * read it.
 *
 * @param canRenew whether asking once more may bring a newer one
 */
public record TokenSource(String name, boolean canRenew, Fetch fetch) {

    private static final int COMMAND_SECONDS = 60;

    /** Gets a token. */
    public interface Fetch {

        /** @throws IOException if there is none; its message says why */
        String token() throws IOException, InterruptedException;
    }

    /**
     * Reads {@code env:NAME}, {@code file:PATH} or {@code command:TEXT}.
     *
     * @throws IllegalArgumentException if it is neither; its message says what is wanted
     */
    public static TokenSource of(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length == 2 && !parts[1].isBlank()) {
            switch (parts[0]) {
                case "env" -> {
                    return new TokenSource(text, false, () -> System.getenv().getOrDefault(parts[1], ""));
                }
                case "file" -> {
                    return new TokenSource(text, true, () -> Files.readString(Path.of(parts[1])));
                }
                case "command" -> {
                    return ofCommand(text, List.of("sh", "-c", parts[1]));
                }
                default -> {
                }
            }
        }
        throw new IllegalArgumentException("a token comes from env:NAME, file:PATH or command:TEXT, never from the "
            + "command line itself");
    }

    /** A command that prints a token. */
    public static TokenSource ofCommand(String name, List<String> command) {
        return new TokenSource(name, true, () -> run(command));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the command did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the command ended with exit code " + process.exitValue());
        }
        return said;
    }
}
