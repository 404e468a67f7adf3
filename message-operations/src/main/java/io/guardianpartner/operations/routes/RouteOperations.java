package io.guardianpartner.operations.routes;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.process.TokenSource;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.http.OperatorHttp;

/** Asks one pod of a service for its routes at its management port, and has it start and stop them. */
public final class RouteOperations {

    private static final String ROUTES = "/actuator/routes";
    /** A long poll under way is waited for, and then what it has brought. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private final OperatorHttp management;

    /** @param token where an administrator's access token comes from */
    public RouteOperations(URI management, TokenSource token) {
        this.management = new OperatorHttp(management, token, ANSWER);
    }

    /** @throws OperationException if they may not be told to this caller, or nobody answers */
    public JsonNode list() {
        return read(management.get(ROUTES)).path("routes");
    }

    /** @throws OperationException if there is no such route, or it may not be told to this caller, or nobody answers */
    public JsonNode show(String route) {
        return read(management.get(address(route)));
    }

    /**
     * Has a route started, stopped, suspended or resumed.
     *
     * @param reason why, for the audit log; null if nothing is said
     *
     * @return the route as it is then
     *
     * @throws OperationException if it is refused; its message says why
     */
    public JsonNode change(String route, String action, String reason) {
        Map<String, String> command = new LinkedHashMap<>();
        command.put("action", action);
        if (reason != null) {
            command.put("reason", reason);
        }
        return read(management.post(address(route), Json.mapper().valueToTree(command).toString()));
    }

    private static String address(String route) {
        return ROUTES + "/" + URLEncoder.encode(route, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode read(HttpResponse<String> answer) {
        JsonNode body = json(answer.body());
        switch (answer.statusCode()) {
            case 200 -> {
                if (body.path("routes").isArray() || body.path("id").isTextual()) {
                    return body;
                }
                throw new OperationException(management.base()
                    + " answered without routes; check that it is the management port of a service");
            }
            case 401 -> throw new OperationException("The token from " + management.tokenName()
                + " is not accepted at " + management.base()
                + ": it must be an access token of a person, and still good");
            case 403 -> throw new OperationException("The token from " + management.tokenName()
                + " is not of an administrator; who works with routes must be in the group admin");
            default -> throw new OperationException(body.path("detail").isTextual()
                ? Failure.printable(body.path("detail").asText())
                : management.base() + " answered " + answer.statusCode()
                    + (answer.statusCode() == 404 ? ": this service shows no routes" : ""));
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
