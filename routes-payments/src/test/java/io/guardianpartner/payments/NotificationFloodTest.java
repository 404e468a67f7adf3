package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** True notifications in a flood of true ones of one payment, and beside a flood of forged ones. */
class NotificationFloodTest extends PaymentsTest {

    private static final String FORGED = "ts=1,v1=" + "ab".repeat(32);
    private static final int FORGED_AT_MOST = 5000;
    private static final int NOTIFICATIONS = 200;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "flood");
        thread.setDaemon(true);
        return thread;
    });

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void aFloodOfNotificationsOfOnePaymentCausesFewLooksAtTheBroker() {
        String payment = pending(order());
        String id = api.get("/v1/payments/" + payment).text("/externalId");
        AtomicInteger looks = new AtomicInteger();
        ODD.rewrites((call, answer) -> {
            if (call.equals("GET /v1/payments/" + id)) {
                looks.incrementAndGet();
            }
            return answer;
        });
        double accepted = metrics.counter("guardian.webhooks", "outcome", "accepted").count();
        Instant since = Instant.now();

        for (int i = 0; i < NOTIFICATIONS; i++) {
            assertThat(new SignedNotification(id).send(api).status()).isEqualTo(200);
        }
        eventually(() -> assertThat(metrics.counter("guardian.webhooks", "outcome", "accepted").count())
            .isGreaterThanOrEqualTo(accepted + NOTIFICATIONS));
        long pauses = Duration.between(since, Instant.now()).toMillis() / PAUSE.toMillis();

        eventually(() -> assertThat(looks.get()).isPositive());
        staysSo(() -> assertThat(looks.get()).as("looks within %d pauses", pauses)
            .isLessThanOrEqualTo((int) pauses + 4));
    }

    @Test
    void trueNotificationsGoThroughBesideAFloodOfForgedOnes() {
        AtomicBoolean isOver = new AtomicBoolean();
        List<CompletableFuture<Integer>> flood = IntStream.range(0, 4).mapToObj(sender -> CompletableFuture
            .supplyAsync(() -> {
                int refused = 0;
                while (!isOver.get() && refused < FORGED_AT_MOST) {
                    assertThat(forged(refused).status()).isEqualTo(401);
                    refused++;
                }
                return refused;
            }, THREADS)).toList();

        for (int i = 0; i < 5; i++) {
            approved(order());
        }

        isOver.set(true);
        assertThat(flood).allSatisfy(sender -> assertThat(sender.join()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({"false, 401", "true, 413"})
    void aBodyOverTheLimitIsNotWaitedFor(boolean isSigned, int status) throws IOException {
        SignedNotification notification = new SignedNotification("1");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(("POST " + notification.path("payment") + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 100000000\r\nx-request-id: "
                + notification.requestId() + "\r\nx-signature: "
                + (isSigned ? notification.signature() : FORGED) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            String answer = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();

            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    private PaymentsClient.Answer forged(int id) {
        return api.post("/v1/webhooks/mercadopago?type=payment&data.id=" + id, "{}", "x-signature", FORGED,
            "x-request-id", "r" + id);
    }
}
