package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;

/** Prints one fact a line. */
final class Output {

    private Output() {}

    /** Prints a JSON object in one line. */
    static void json(PrintWriter out, Map<String, ?> facts) {
        try {
            out.println(Json.mapper().writeValueAsString(facts));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts, numbers and JSON can always be written", e);
        }
    }

    /** Prints a JSON tree in one line. */
    static void json(PrintWriter out, JsonNode tree) {
        out.println(tree);
        out.flush();
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
