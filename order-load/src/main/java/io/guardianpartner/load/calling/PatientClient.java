package io.guardianpartner.load.calling;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.resilience4j.core.IntervalFunction;
import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.message.LimitedBody;

/**
 * Calls as a good client does: what is not answered, or only by "later", is asked again with the same key, after a pause
 * that the answer names or that grows, for as long as patience lasts. Each try that fails is counted by its kind.
 * Thread-safe.
 */
public final class PatientClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** More than a gateway takes to say that nobody answers. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(35);
    private static final long SHORTEST_TRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final IntervalFunction BACKOFF = IntervalFunction.ofExponentialBackoff(Duration.ofMillis(100), 2,
        Duration.ofMillis(3000));
    /** The list of all payments of a large run. */
    private static final int LARGEST_ANSWER = 256 * 1024 * 1024;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT).build();
    private final ErrorCounts errors;

    public PatientClient(ErrorCounts errors) {
        this.errors = errors;
    }

    /**
     * Calls until there is an answer that is not "later".
     *
     * @param request made anew for each try, since a token may have been renewed in between
     * @param begunNanos from when on patience counts
     *
     * @throws GaveUpException if patience ends before
     */
    public Reply call(LoadStep step, Supplier<HttpRequest.Builder> request, Patience patience, long begunNanos)
        throws GaveUpException, InterruptedException {
        boolean maybeDone = false;
        for (int tries = 1;; tries++) {
            String kind;
            long pause = pauseMillis(tries);
            try {
                Reply reply = once(request, patience.left(begunNanos));
                if (!reply.isPassing()) {
                    return reply;
                }
                maybeDone |= !reply.isTurnedAway();
                kind = reply.kind();
                pause = Math.max(pause, TimeUnit.SECONDS.toMillis(
                    reply.headers().firstValueAsLong("Retry-After").orElse(0)));
            } catch (IOException e) {
                maybeDone |= !Failures.isBeforeArrival(e);
                kind = Failures.kind(e);
            }
            errors.add(step, kind);
            if (patience.left(begunNanos) < TimeUnit.MILLISECONDS.toNanos(pause)) {
                throw new GaveUpException(kind, maybeDone);
            }
            Thread.sleep(pause);
            errors.retried(step);
        }
    }

    private Reply once(Supplier<HttpRequest.Builder> request, long leftNanos)
        throws IOException, InterruptedException {
        long longest = Math.min(LONGEST_TRY.toNanos(), Math.max(leftNanos, SHORTEST_TRY_NANOS));
        HttpResponse<String> answer = http.send(request.get().timeout(Duration.ofNanos(longest)).build(),
            LimitedBody.text(LARGEST_ANSWER));
        return Reply.of(answer.statusCode(), answer.body(), answer.headers());
    }

    /** Lies anywhere in the upper half of the backoff, so that clients who were turned away together do not come back together. */
    private static long pauseMillis(int tries) {
        long most = BACKOFF.apply(tries);
        return ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }
}
