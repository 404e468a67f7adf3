package io.guardianpartner.benchmarks.measuring;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.client.ClientMain;
import io.guardianpartner.benchmarks.client.Result;
import io.guardianpartner.local.ThisJava;
import io.guardianpartner.message.Json;

/** The process of one case, alive from its first run to its last, so that each run finds it warm. */
final class ClientProcess implements AutoCloseable {

    private static final List<String> JVM = List.of("-Xms256m", "-Xmx512m",
        // What the JVM chooses by itself in a pod of that size.
        "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8");
    private static final long PATIENCE_SECONDS = 30;

    private final CaseName name;
    private final File log;
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private ClientProcess(CaseName name, File log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /**
     * Starts it; {@link #awaitReady} waits for it.
     *
     * @param profiles a directory for profiles, or null
     */
    static ClientProcess start(CaseName name, Map<String, String> variables, Path logs, Path profiles) {
        var command = new ArrayList<String>();
        command.add(ThisJava.PROGRAM);
        command.addAll(ThisJava.WITHOUT_WARNINGS);
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClientMain.class.getName(), name.id()));
        if (profiles != null) {
            command.add(profiles.toString());
        }
        var log = logs.resolve(name.id() + ".log").toFile();
        var builder = new ProcessBuilder(command).redirectError(log);
        builder.environment().putAll(variables);
        try {
            return new ClientProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        answer();
    }

    /** Runs the case once; the answer is taken by {@link #result}. */
    void begin(int messages, Duration atMost) {
        try {
            questions.write(messages + " " + atMost.toSeconds() + "\n");
            questions.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Result result() {
        try {
            return Json.mapper().readValue(answer(), Result.class);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private String answer() {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw failed(null);
            }
            return line;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IllegalStateException failed(Exception cause) {
        return new IllegalStateException("The process of " + name.id() + " has ended, see " + log, cause);
    }

    /** Asks it to end, and ends it if it does not. */
    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
