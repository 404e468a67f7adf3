package io.guardianpartner.local.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts a function in a new process, as AWS does for the first request, and measures. The event waits already when
 * the process starts.
 *
 * @param name for the report
 * @param code jars and directories
 * @param handler {@code class::method}
 * @param variables of its environment, beside what every function has
 * @param event the first one
 */
public record ColdStart(String name, List<Path> code, String handler, Map<String, String> variables, byte[] event) {

    /** Milliseconds from the start of the process: until it asks for work, and until its first answer is there. */
    public record Times(long ready, long answered) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * One cold start.
     *
     * @param jvm more arguments for the JVM
     *
     * @throws IOException if it cannot be started, or its answer is no success
     */
    public Times measure(List<String> jvm) throws IOException, InterruptedException {
        try (LocalFunction function = LocalFunction.start(name)) {
            ProcessBuilder builder = new ProcessBuilder(RuntimeClient.command(code, handler, jvm))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeIf(key -> key.startsWith("AWS_") || key.startsWith("GUARDIAN_"));
            builder.environment().putAll(function.variables());
            builder.environment().putAll(variables);
            long began = System.nanoTime();
            Process process = builder.start();
            try {
                List<Long> ready = new ArrayList<>();
                Thread waiter = new Thread(() -> noteReady(function.runtime(), ready));
                waiter.start();
                String answer = new String(function.runtime().invoke(event, PATIENCE), StandardCharsets.UTF_8);
                long answered = System.nanoTime();
                waiter.join();
                if (!answer.contains("\"statusCode\":200")) {
                    throw new IOException(name + " did not answer with 200.");
                }
                return new Times((ready.get(0) - began) / 1_000_000, (answered - began) / 1_000_000);
            } catch (TimeoutException | RuntimeApi.FunctionFailure e) {
                throw new IOException(name + " did not answer.", e);
            } finally {
                process.destroy();
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private static void noteReady(RuntimeApi runtime, List<Long> ready) {
        try {
            runtime.awaitReady(PATIENCE);
            ready.add(System.nanoTime());
        } catch (InterruptedException | TimeoutException e) {
            Thread.currentThread().interrupt();
        }
    }
}
