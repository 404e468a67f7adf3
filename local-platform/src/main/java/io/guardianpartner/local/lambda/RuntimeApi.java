package io.guardianpartner.local.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * Lambda's Runtime API for one instance of a function: a runtime client polls it for events and posts answers. Events
 * wait in line, as there is one instance. Safe for many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {

    /** A function that did not get to answer, or answered with an error. */
    public static final class FunctionFailure extends Exception {
        FunctionFailure(String message) {
            super(message);
        }
    }

    private record Invocation(String id, byte[] event, long deadlineMillis, CompletableFuture<byte[]> answer) {}

    private static final String BASE = "/2018-06-01/runtime";
    /** A client that waits longer than this asks again, on the same connection. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final String arn;
    private final LocalHttpServer server;

    private RuntimeApi(String arn) {
        this.arn = arn;
        this.server = LocalHttpServer.named("the Lambda Runtime API")
            .route("GET", BASE + "/invocation/next", request -> next())
            .route("POST", BASE + "/invocation/{id}/response", this::response)
            .route("POST", BASE + "/invocation/{id}/error", this::error)
            .route("POST", BASE + "/init/error", request -> Response.of(202))
            .start(0);
    }

    /** @param arn of the function */
    public static RuntimeApi start(String arn) {
        return new RuntimeApi(arn);
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API} for the runtime client. */
    public String address() {
        URI uri = server.uri();
        return uri.getHost() + ":" + uri.getPort();
    }

    /** Whether an instance has come up and asked for work. */
    public boolean isReady() {
        return ready.isDone();
    }

    /** Waits until an instance has come up and asked for work. */
    public void awaitReady(Duration patience) throws InterruptedException, TimeoutException {
        try {
            ready.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Has the function handle an event.
     *
     * @param patience the function's timeout, with the time in line
     *
     * @throws TimeoutException if it takes longer
     * @throws FunctionFailure if it fails
     */
    public byte[] invoke(byte[] event, Duration patience)
        throws InterruptedException, TimeoutException, FunctionFailure {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event,
            System.currentTimeMillis() + patience.toMillis(), new CompletableFuture<>());
        waiting.add(invocation);
        try {
            return invocation.answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new FunctionFailure(e.getCause().getMessage());
        } finally {
            waiting.remove(invocation);
            underWay.remove(invocation.id);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private Response next() throws InterruptedException {
        ready.complete(null);
        // An instance that asks for work has none: the one that had some has died over it.
        underWay.values().forEach(lost -> lost.answer.completeExceptionally(new IllegalStateException("exited")));
        Invocation invocation = waiting.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        if (invocation == null) {
            return Response.NONE;
        }
        underWay.put(invocation.id, invocation);
        return Response.of(200, "application/json", invocation.event)
            .with("Lambda-Runtime-Aws-Request-Id", invocation.id)
            .with("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis))
            .with("Lambda-Runtime-Invoked-Function-Arn", arn);
    }

    private Response response(Request request) {
        Invocation invocation = underWay.get(request.pathParameter("id"));
        if (invocation != null) {
            invocation.answer.complete(request.body());
        }
        return Response.of(202);
    }

    private Response error(Request request) {
        Invocation invocation = underWay.get(request.pathParameter("id"));
        if (invocation != null) {
            invocation.answer.completeExceptionally(new IllegalStateException("failed"));
        }
        return Response.of(202);
    }
}
