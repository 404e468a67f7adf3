package io.guardianpartner.local.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The AWS JSON 1.1 protocol: the operation in a header, JSON in, JSON out. As with the other stand-ins, a signature by any
 * credentials will do. One call at a time.
 */
public final class AwsJsonApi implements Handler {

    private static final String SIGNED = "AWS4-HMAC-SHA256 ";
    private static final String JSON = "application/x-amz-json-1.1";

    private final String target;
    private final String message;
    private final Map<String, Function<JsonNode, Map<String, Object>>> operations = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * Begins an API without operations.
     *
     * @param service the operations' prefix in {@code X-Amz-Target}, without its dot
     * @param message the member of an error that has its sentence: {@code message} or {@code Message}, as the service has it
     */
    public AwsJsonApi(String service, String message) {
        this.target = service + ".";
        this.message = message;
    }

    /** Adds an operation that must be signed. */
    public AwsJsonApi signed(String name, Function<JsonNode, Map<String, Object>> operation) {
        operations.put(name, operation);
        return this;
    }

    /** Adds an operation that anybody may call. */
    public AwsJsonApi open(String name, Function<JsonNode, Map<String, Object>> operation) {
        open.add(name);
        operations.put(name, operation);
        return this;
    }

    @Override
    public Response handle(Request request) {
        try {
            return answer(200, call(request));
        } catch (AwsJsonFault fault) {
            return answer(400, Map.of("__type", fault.type(), message, fault.getMessage()))
                .with("x-amzn-ErrorType", fault.type());
        } catch (HttpProblem notJson) {
            return answer(400, Map.of("__type", "SerializationException", message, notJson.getMessage()));
        }
    }

    private synchronized Map<String, Object> call(Request request) {
        String wanted = request.header("x-amz-target").orElse("");
        String name = wanted.startsWith(target) ? wanted.substring(target.length()) : "";
        var operation = operations.get(name);
        if (operation == null) {
            throw new AwsJsonFault("UnknownOperationException", "The operation is not known here: " + wanted);
        }
        if (!open.contains(name) && !request.header("authorization").orElse("").startsWith(SIGNED)) {
            throw new AwsJsonFault("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return operation.apply(request.json());
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.json(status, body).with("Content-Type", JSON)
            .with("x-amzn-RequestId", UUID.randomUUID().toString());
    }
}
