package io.guardianpartner.local.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends forged notifications of Mercado Pago through the gateway, at a steady rate, until it is closed. It neither
 * waits for answers nor slows down without them, but for {@value #MOST_UNANSWERED} that are under way.
 *
 * <p>One thread sends; the answers come in the HTTP client's own. Closing ends both and waits for neither.
 */
class ForgedWebhooks implements AutoCloseable {

    private static final int MOST_UNANSWERED = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "webhook-flood");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private ForgedWebhooks(URI gateway) {
        this.gateway = gateway;
    }

    /** @param rate notifications a second, at least 1 */
    static ForgedWebhooks start(URI gateway, int rate) {
        ForgedWebhooks flood = new ForgedWebhooks(gateway);
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        flood.clock.scheduleAtFixedRate(flood::send, 0, gap, TimeUnit.NANOSECONDS);
        return flood;
    }

    /** The number that was answered, in whatever way. */
    long answered() {
        return answered.get();
    }

    /** The number that was rejected as not signed by Mercado Pago. */
    long refused() {
        return refused.get();
    }

    private void send() {
        if (sent.get() - answered.get() >= MOST_UNANSWERED) {
            return;
        }
        long id = sent.incrementAndGet();
        HttpRequest forged = HttpRequest
            .newBuilder(gateway.resolve("/v1/webhooks/mercadopago?type=payment&data.id=" + (1_000_000 + id)))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("x-request-id", "forged-" + id)
            .header("x-signature", "ts=" + Instant.now().getEpochSecond() + ",v1=" + "ab".repeat(32))
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"payment\"}"))
            .build();
        http.sendAsync(forged, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            answered.incrementAndGet();
            if (answer != null && answer.statusCode() == 401) {
                refused.incrementAndGet();
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
