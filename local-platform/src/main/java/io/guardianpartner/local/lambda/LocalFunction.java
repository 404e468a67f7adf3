package io.guardianpartner.local.lambda;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.operations.platform.LocalAccount;

/**
 * A function behind the gateway: a request to {@link #uri()} becomes an event for the instance that polls the
 * {@link RuntimeApi}. The caller starts the instance's process.
 */
public final class LocalFunction implements AutoCloseable {

    /** The function's timeout in AWS, and some seconds in the queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final String name;
    private final RuntimeApi runtime;
    private final LocalHttpServer entry;

    private LocalFunction(String name) {
        this.name = name;
        this.runtime = RuntimeApi.start(
            "arn:aws:lambda:" + LocalAccount.REGION + ":" + LocalAccount.NUMBER + ":function:" + name);
        this.entry = LocalHttpServer.named("the entry of " + name).route("*", "/**", this::answer).start(0);
    }

    public static LocalFunction start(String name) {
        return new LocalFunction(name);
    }

    /** The address to which the gateway forwards requests. */
    public URI uri() {
        return entry.uri();
    }

    public RuntimeApi runtime() {
        return runtime;
    }

    /** The environment variables that AWS sets for every function. */
    public Map<String, String> variables() {
        return Map.of("AWS_LAMBDA_RUNTIME_API", runtime.address(), "AWS_LAMBDA_FUNCTION_NAME", name,
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
            "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name, "AWS_LAMBDA_LOG_STREAM_NAME", "local",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    }

    @Override
    public void close() {
        entry.close();
        runtime.close();
    }

    private Response answer(Request request) throws InterruptedException {
        try {
            return GatewayAnswer.of(runtime.invoke(GatewayEvent.of(request, Instant.now()), PATIENCE));
        } catch (TimeoutException e) {
            return Response.problem(503, "Service unavailable", "The function behind this does not answer.")
                .with("Retry-After", "2");
        } catch (RuntimeApi.FunctionFailure e) {
            return GatewayAnswer.broken();
        }
    }
}
