package io.guardianpartner.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Identifier;
import io.guardianpartner.auth.pool.SignIns;
import io.guardianpartner.auth.store.Attempts;

/**
 * Loads what the first request will need while the function comes up, when Lambda gives it whole processors: one call of
 * DynamoDB and one of Cognito, side by side and each as soon as it can be made, about somebody who does not exist. If they
 * fail, the first request just takes longer.
 */
final class Priming {

    private static final long PATIENCE_SECONDS = 2;
    private static final int ENOUGH = 1;

    // A name of its own: functions that come up together do not wait for each other.
    private final String nobody = Long.toHexString(System.nanoTime());
    private final List<CompletableFuture<?>> calls = new ArrayList<>();

    void count(Attempts attempts) {
        start(() -> attempts.count(new Attempts.Limit("priming", nobody, ENOUGH)));
    }

    void signIn(SignIns signIns) {
        start(() -> signIns.byPassword(nobody, nobody));
    }

    /** Reads a sign-in and answers it into nothing. */
    void readAndAnswer() {
        byte[] event = ("{\"rawPath\":\"/\",\"headers\":{},\"requestContext\":{\"http\":{\"method\":\"POST\","
            + "\"sourceIp\":\"192.0.2.1\"}},\"body\":\"{\\\"identifier\\\":\\\"nobody@example.com\\\"}\"}")
            .getBytes(StandardCharsets.UTF_8);
        try {
            String name = HttpRequest.read(new ByteArrayInputStream(event)).fields().text("identifier", event.length);
            HttpAnswer.json(200, Map.of("name", Identifier.of(name).email().isPresent()))
                .write(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException("An event is read from memory", e);
        }
    }

    void await() {
        try {
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return;
        }
    }

    /** Threads of their own: the common pool has none where there is but one processor. */
    private void start(Runnable call) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (AwsException | Problem e) {
                // The first request will say it.
            } finally {
                done.complete(null);
            }
        }, "priming");
        thread.setDaemon(true);
        thread.start();
        calls.add(done);
    }
}
