package io.guardianpartner.local.mercadopago;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends webhooks until they are answered with 200 or 201, at growing intervals; only to this machine. */
class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    private final SimulatorOptions options;
    private final ActiveFaults faults;
    private final Clock clock;
    private final HttpClient http;
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicLong lastId = new AtomicLong(System.currentTimeMillis());
    private final Deque<Webhook> held = new ArrayDeque<>();

    WebhookSender(SimulatorOptions options, ActiveFaults faults) {
        this.options = options;
        this.faults = faults;
        this.clock = options.clock();
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

    void send(SimulatedPayment payment, String action) {
        URI target = payment.order().notificationUrl();
        if (target == null || threads.isShutdown()) {
            return;
        }
        Webhook webhook = new Webhook(lastId.incrementAndGet(), payment.id(), action, target, clock.instant());
        switch (faults.current().webhooks()) {
            case OFF -> LOG.info("Webhook for payment {} lost, as ordered", payment.id());
            case DUPLICATE -> {
                attempt(webhook, 0);
                attempt(webhook, 0);
            }
            case FORGED -> threads.execute(() -> {
                deliver(webhook, UUID.randomUUID().toString());
                attempt(webhook, 0);
            });
            case REORDERED -> holdBack(webhook);
            default -> attempt(webhook, 0);
        }
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

    private void holdBack(Webhook webhook) {
        synchronized (held) {
            held.push(webhook);
            boolean second = held.size() > 1;
            threads.schedule(this::letGo, second ? 0 : LONGEST_HOLD.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The newest first, one after the other. */
    private void letGo() {
        synchronized (held) {
            while (!held.isEmpty()) {
                Webhook webhook = held.pop();
                if (!deliver(webhook, options.webhookSecret())) {
                    retry(webhook, 0);
                }
            }
        }
    }

    private void attempt(Webhook webhook, int failures) {
        threads.execute(() -> {
            if (!deliver(webhook, options.webhookSecret())) {
                retry(webhook, failures);
            }
        });
    }

    private void retry(Webhook webhook, int failures) {
        if (failures < options.webhookRetries().size() && !threads.isShutdown()) {
            threads.schedule(() -> attempt(webhook, failures + 1), options.webhookRetries().get(failures).toMillis(),
                TimeUnit.MILLISECONDS);
        } else {
            LOG.warn("Webhook for payment {} given up after {} tries", webhook.paymentId(), failures + 1);
        }
    }

    private boolean deliver(Webhook webhook, String secret) {
        try {
            if (!InetAddress.getByName(webhook.target().getHost()).isLoopbackAddress()) {
                LOG.warn("Webhook for payment {} not sent: it would leave this machine", webhook.paymentId());
                return true;
            }
            int status = http
                .send(webhook.request(secret, clock.instant(), faults.current().webhookMilliseconds(),
                    options.webhookTimeout()), HttpResponse.BodyHandlers.discarding())
                .statusCode();
            LOG.debug("Webhook for payment {} answered {}", webhook.paymentId(), status);
            return status == 200 || status == 201;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (UnknownHostException e) {
            LOG.warn("Webhook for payment {} not sent: its host is unknown", webhook.paymentId());
            return false;
        } catch (java.io.IOException e) {
            LOG.debug("Webhook for payment {} not delivered: {}", webhook.paymentId(), e.toString());
            return false;
        }
    }
}
