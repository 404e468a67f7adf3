package io.guardianpartner.local.secrets;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * A running Secrets Manager on 127.0.0.1, by the AWS JSON 1.1 protocol. Keeps everything in memory. Calls must be signed;
 * as with the other stand-ins, any credentials will do. One call at a time.
 */
public final class LocalSecretsManager implements AutoCloseable {

    private static final String TARGET = "secretsmanager.";
    private static final String SIGNED = "AWS4-HMAC-SHA256 ";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final int BODY_LIMIT = 256 * 1024;

    private final LocalHttpServer server;
    private final Map<String, Function<JsonNode, Map<String, Object>>> operations;

    private LocalSecretsManager(int port, String region, String account) {
        SecretActions actions = new SecretActions(region, account, Clock.systemUTC());
        operations = Map.of("CreateSecret", actions::createSecret, "PutSecretValue", actions::putSecretValue,
            "GetSecretValue", actions::getSecretValue, "DescribeSecret", actions::describeSecret,
            "DeleteSecret", actions::deleteSecret);
        server = LocalHttpServer.named("Secrets Manager").bodyLimit(BODY_LIMIT).route("POST", "/", this::handle)
            .start(port);
    }

    /**
     * Starts it, without any secret.
     *
     * @param port on 127.0.0.1; 0 for any free one
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalSecretsManager start(int port, String region, String account) {
        return new LocalSecretsManager(port, region, account);
    }

    public URI endpoint() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private Response handle(Request request) {
        try {
            return answer(200, call(request));
        } catch (SecretsFault fault) {
            return answer(400, Map.of("__type", fault.type(), "Message", fault.getMessage()));
        } catch (HttpProblem notJson) {
            return answer(400, Map.of("__type", "SerializationException", "Message", notJson.getMessage()));
        }
    }

    private synchronized Map<String, Object> call(Request request) {
        String target = request.header("x-amz-target").orElse("");
        var operation = target.startsWith(TARGET) ? operations.get(target.substring(TARGET.length())) : null;
        if (operation == null) {
            throw SecretsFault.of("UnknownOperationException", "The operation is not known here: " + target);
        }
        if (!request.header("authorization").orElse("").startsWith(SIGNED)) {
            throw SecretsFault.of("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return operation.apply(request.json());
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.json(status, body).with("Content-Type", JSON)
            .with("x-amzn-RequestId", UUID.randomUUID().toString());
    }
}
