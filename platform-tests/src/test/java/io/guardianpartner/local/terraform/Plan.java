package io.guardianpartner.local.terraform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;

/**
 * A plan as {@code terraform show -json} prints it. What is not known before it is applied is missing.
 *
 * @param environment
 *            the file's name
 */
record Plan(String environment, JsonNode changes) {

    static Plan read(Path file) throws IOException {
        var name = file.getFileName().toString();
        return new Plan(name.substring(0, name.lastIndexOf('.')),
            Json.mapper().readTree(file.toFile()).path("resource_changes"));
    }

    /** The attributes of all resources of a type. */
    List<JsonNode> all(String type) {
        var all = new ArrayList<JsonNode>();
        for (var change : changes) {
            if (change.path("type").asText().equals(type)) {
                all.add(change.path("change").path("after"));
            }
        }
        return all;
    }

    Optional<JsonNode> named(String type, String name) {
        return all(type).stream().filter(resource -> resource.path("name").asText().equals(name)).findFirst();
    }

    List<String> names(String type) {
        return all(type).stream().map(resource -> resource.path("name").asText()).toList();
    }
}
