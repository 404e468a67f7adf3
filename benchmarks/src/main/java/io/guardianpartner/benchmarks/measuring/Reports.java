package io.guardianpartner.benchmarks.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.guardianpartner.message.Json;

/** Writes results down. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code results.json} and {@code results.md} into the directory.
     *
     * @return the latter
     */
    public static String write(Measured measured, Path directory) throws IOException {
        Files.createDirectories(directory);
        Json.mapper().writerWithDefaultPrettyPrinter()
            .writeValue(directory.resolve("results.json").toFile(), new JsonReport(measured).write());
        var text = new MarkdownReport(measured).write();
        Files.writeString(directory.resolve("results.md"), text);
        return text;
    }
}
