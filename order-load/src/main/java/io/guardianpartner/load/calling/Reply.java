package io.guardianpartner.load.calling;

import java.net.http.HttpHeaders;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Json;

/**
 * An answer that came.
 *
 * @param body missing if there is none or it is no JSON
 */
public record Reply(int status, JsonNode body, HttpHeaders headers) {

    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);

    static Reply of(int status, String body, HttpHeaders headers) {
        try {
            return new Reply(status, body == null || body.isEmpty()
                ? MissingNode.getInstance()
                : Json.mapper().readTree(body), headers);
        } catch (JsonProcessingException e) {
            return new Reply(status, MissingNode.getInstance(), headers);
        }
    }

    public boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may be answered otherwise in a while. */
    boolean isPassing() {
        return status >= 500 || WORTH_ANOTHER_TRY.contains(status);
    }

    /** Whether it was turned away at the gateway, before anything was done. */
    boolean isTurnedAway() {
        return status == 429;
    }

    /** Status and, if the problem has one, its type: {@code 409 stock-unavailable}. */
    public String kind() {
        String type = body.path("type").asText("about:blank");
        return type.equals("about:blank")
            ? Integer.toString(status)
            : status + " " + type.substring(Math.max(type.lastIndexOf(':'), type.lastIndexOf('/')) + 1);
    }
}
