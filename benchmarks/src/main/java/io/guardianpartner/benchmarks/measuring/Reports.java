package io.guardianpartner.benchmarks.measuring;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Json;

/** Writes results down. */
public final class Reports {

    private static final String NETWORK = "network";

    private Reports() {}

    /**
     * Writes {@code results.json} and {@code results.md} into the directory. A measurement at a distance is the section {@code network} of
     * the former, and {@code results-network.md}; what was measured without one before stays, and the other way round.
     *
     * @return the text
     */
    public static String write(Measured measured, Path directory) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve("results.json").toFile();
        var results = new JsonReport(measured).write();
        var isNear = measured.options().distance().isNone();
        var root = isNear ? results : before(file);
        if (!isNear) {
            root.set(NETWORK, results);
        } else if (before(file).has(NETWORK)) {
            root.set(NETWORK, before(file).get(NETWORK));
        }
        Json.mapper().writerWithDefaultPrettyPrinter().writeValue(file, root);
        var text = new MarkdownReport(measured).write();
        Files.writeString(directory.resolve(isNear ? "results.md" : "results-network.md"), text);
        return text;
    }

    private static ObjectNode before(File file) throws IOException {
        return file.exists() && Json.mapper().readTree(file) instanceof ObjectNode results
            ? results
            : JsonNodeFactory.instance.objectNode();
    }
}
