package io.guardianpartner.local.mercadopago;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.guardianpartner.local.mercadopago.WebhookAttempt.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks until they are answered with 200 or 201, at growing intervals; only to this machine. Times are told by
 * the simulator's clock, pauses are real. Never sends on the caller's thread.
 */
class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    private final SimulatorOptions options;
    private final Clock clock;
    private final ActiveFaults faults;
    private final WebhookLog log;
    private final HttpClient http;
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicLong lastId = new AtomicLong(System.currentTimeMillis());
    private final Deque<Webhook> held = new ArrayDeque<>();

    WebhookSender(SimulatorOptions options, Clock clock, ActiveFaults faults, WebhookLog log) {
        this.options = options;
        this.clock = clock;
        this.faults = faults;
        this.log = log;
        AtomicInteger number = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(4, task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName("mercadopago-webhooks-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    }

    /** Tells of a change, in the way that is ordered. */
    void send(SimulatedPayment payment, String action) {
        if (payment.order().notificationUrl() == null || threads.isShutdown()) {
            return;
        }
        Webhook webhook = webhook(payment, action);
        Faults ordered = faults.current();
        switch (faults.nextWebhook()) {
            case OFF -> log.add(WebhookAttempt.notSent(webhook, "lost, as ordered", null));
            case DUPLICATE -> {
                threads.execute(() -> attempt(webhook, Kind.GENUINE, 1));
                threads.execute(() -> attempt(webhook, Kind.COPY, 1));
            }
            case FORGED -> threads.execute(() -> {
                attempt(webhook, Kind.FORGED, 1);
                attempt(webhook, Kind.GENUINE, 1);
            });
            case REORDERED -> holdBack(webhook);
            case LATE -> later(webhook, "late, as ordered", Duration.ofMillis(ordered.webhookDelayMillis()),
                () -> attempt(webhook, Kind.GENUINE, 1));
            default -> threads.execute(() -> {
                attempt(webhook, Kind.GENUINE, 1);
                letGo();
            });
        }
    }

    /**
     * Tells once more what a payment is, whatever is ordered.
     *
     * @return whether there is an address to notify
     */
    boolean sendAgain(SimulatedPayment payment, boolean forged) {
        if (payment.order().notificationUrl() == null) {
            return false;
        }
        Webhook webhook = webhook(payment, PaymentLedger.UPDATED);
        threads.execute(() -> attempt(webhook, forged ? Kind.FORGED : Kind.GENUINE, 1));
        return true;
    }

    /** Gives up what is to be tried again, waits for what is under way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private Webhook webhook(SimulatedPayment payment, String action) {
        return new Webhook(lastId.incrementAndGet(), payment.id(), action, payment.order().notificationUrl(),
            clock.instant());
    }

    private void later(Webhook webhook, String why, Duration pause, Runnable task) {
        log.add(WebhookAttempt.notSent(webhook, why, webhook.createdAt().plus(pause)));
        threads.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void holdBack(Webhook webhook) {
        boolean second;
        synchronized (held) {
            second = !held.isEmpty();
            held.push(webhook);
        }
        later(webhook, "held back, as ordered", second ? Duration.ZERO : LONGEST_HOLD, this::letGo);
    }

    /** The newest first, one after the other. No lock is held while a receiver takes its time. */
    private void letGo() {
        List<Webhook> released;
        synchronized (held) {
            released = new ArrayList<>(held);
            held.clear();
        }
        released.forEach(webhook -> attempt(webhook, Kind.GENUINE, 1));
    }

    /** Tries once, and plans the next try. */
    private void attempt(Webhook webhook, Kind kind, int number) {
        Instant at = clock.instant();
        try {
            if (InetAddress.getByName(webhook.target().getHost()).isLoopbackAddress()) {
                tried(webhook, kind, number, at, deliver(webhook, kind, at), null);
            } else {
                log.add(WebhookAttempt.notSent(webhook, "not sent: it would leave this machine", null));
            }
        } catch (UnknownHostException e) {
            tried(webhook, kind, number, at, null, "the host is unknown");
        } catch (IOException e) {
            tried(webhook, kind, number, at, null, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the answer. A forged one is not tried again. */
    private void tried(Webhook webhook, Kind kind, int number, Instant at, Integer status, String failure) {
        boolean isTaken = status != null && (status == 200 || status == 201);
        boolean isLast = isTaken || kind == Kind.FORGED || number > options.webhookRetries().size();
        Duration pause = isLast ? null : options.webhookRetries().get(number - 1);
        log.add(new WebhookAttempt(webhook.id(), webhook.paymentId(), webhook.action(), kind, number, at, status,
            failure, isLast ? null : clock.instant().plus(pause)));
        if (!isLast && !threads.isShutdown()) {
            threads.schedule(() -> attempt(webhook, kind, number + 1), pause.toMillis(), TimeUnit.MILLISECONDS);
        } else if (!isTaken && kind != Kind.FORGED) {
            LOG.warn("Webhook for payment {} given up after {} tries", webhook.paymentId(), number);
        }
    }

    private int deliver(Webhook webhook, Kind kind, Instant now) throws IOException, InterruptedException {
        String secret = kind == Kind.FORGED ? UUID.randomUUID().toString() : options.webhookSecret();
        HttpRequest request = webhook.request(secret, now, faults.current().webhookMilliseconds(),
            options.webhookTimeout());
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
