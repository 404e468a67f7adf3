package io.guardianpartner.load.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.process.TokenSource;

/** The platform that {@code ./guardian up} runs in this clone, as the file says that it keeps about itself. */
record LocalPlatform(Path root, URI gateway, URI broker, Map<String, List<URI>> management,
    Map<String, Double> distance) {

    private static final String MANAGEMENT = "-management";

    /** @throws LoadException if none runs */
    static LocalPlatform find(Path root) {
        Path file = root.resolve(".guardian/state.json");
        try {
            JsonNode state = Files.exists(file)
                ? Json.mapper().readTree(file.toFile())
                : Json.mapper().createObjectNode();
            JsonNode addresses = state.path("addresses");
            boolean alive = ProcessHandle.of(state.path("pid").asLong(-1)).filter(ProcessHandle::isAlive).isPresent();
            if (!alive) {
                throw new LoadException(
                    "Guardian is not running here; ./guardian up starts it, --url names another one.");
            }
            if (state.path("starting").asBoolean() || !addresses.has("front-door")) {
                throw new LoadException("Guardian is starting; ./guardian status shows when it is ready.");
            }
            Map<String, List<URI>> management = new LinkedHashMap<>();
            addresses.fields().forEachRemaining(entry -> {
                if (entry.getKey().endsWith(MANAGEMENT)) {
                    management.put(entry.getKey().substring(0, entry.getKey().length() - MANAGEMENT.length()),
                        List.of(URI.create(entry.getValue().asText())));
                }
            });
            Map<String, Double> distance = new LinkedHashMap<>();
            state.path("distance").fields()
                .forEachRemaining(way -> distance.put(way.getKey(), way.getValue().asDouble()));
            return new LocalPlatform(root, uri(addresses, "front-door"), uri(addresses, "mercado-pago"), management,
                distance);
        } catch (IOException e) {
            throw new LoadException(file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** The command that prints tokens of the platform that runs. */
    TokenSource tokenOf(String who) {
        return TokenSource.ofCommand("./guardian token",
            List.of(root.resolve("guardian").toString(), "token", "--as", who));
    }

    private static URI uri(JsonNode addresses, String part) {
        return URI.create(addresses.path(part).asText());
    }
}
