package io.guardianpartner.auth;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.pool.SignIns;
import io.guardianpartner.auth.store.Attempts;

/**
 * Loads what the first request will need while the function comes up, when Lambda gives it whole processors: one call of
 * DynamoDB and one of Cognito, side by side, about somebody who does not exist. If they fail, the first request just takes
 * longer.
 */
final class Priming {

    private static final long PATIENCE_SECONDS = 2;
    private static final int ENOUGH = 1;

    private Priming() {}

    static void of(Attempts attempts, SignIns signIns) {
        // A name of its own: functions that come up together do not wait for each other.
        String nobody = UUID.randomUUID().toString();
        List<Runnable> calls = List.of(
            () -> attempts.count(new Attempts.Limit("priming", nobody, ENOUGH)),
            () -> signIns.byPassword(nobody, nobody));
        CompletableFuture<?>[] running = calls.stream().map(Priming::start).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return;
        }
    }

    /** Threads of their own: the common pool has none where there is but one processor. */
    private static CompletableFuture<Void> start(Runnable call) {
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
        return done;
    }
}
