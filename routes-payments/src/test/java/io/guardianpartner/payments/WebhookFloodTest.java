package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Forged notifications, however many, are rejected before they cost anything that others need. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1",
    "spring.task.execution.pool.queue-capacity=1", "mercadopago.timeout=20s"})
class WebhookFloodTest extends PaymentsTest {

    private static final String FORGED = "ts=1,v1=" + "ab".repeat(32);
    private static final int TIMES = 1000;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void aForgedNotificationTakesNoThreadFromTheRoutes() {
        ODD.holds();
        UUID order = order();
        CompletableFuture<PaymentsClient.Answer> holdsTheOnlyThread = CompletableFuture
            .supplyAsync(() -> create(order));
        eventually(() -> assertThat(ODD.creations(order)).isPositive());

        List<Integer> answers = IntStream.range(0, 20).mapToObj(i -> forged(i).status()).toList();

        assertThat(answers).containsOnly(401);
        assertThat(holdsTheOnlyThread).isNotDone();
        ODD.isWell();
        assertThat(holdsTheOnlyThread.join().status()).isEqualTo(201);
    }

    @Test
    void aFloodOfForgedNotificationsIsCountedAndDoesNotGrowTheLog(CapturedOutput log) {
        double before = metrics.counter("guardian.webhooks", "outcome", "refused-forged").count();
        long lines = log.getAll().lines().count();

        for (int i = 0; i < TIMES; i++) {
            assertThat(forged(i).status()).isEqualTo(401);
        }

        assertThat(metrics.counter("guardian.webhooks", "outcome", "refused-forged").count()).isEqualTo(before + TIMES);
        assertThat(log.getAll().lines().count() - lines).isLessThan(TIMES / 10);
    }

    @Test
    void theLegacyFormDoesNotGrowTheLogEither(CapturedOutput log) {
        long lines = log.getAll().lines().count();

        for (int i = 0; i < TIMES; i++) {
            assertThat(api.post("/v1/webhooks/mercadopago?topic=payment&id=" + i, "{}").status()).isEqualTo(200);
        }

        assertThat(log.getAll().lines().count() - lines).isLessThan(TIMES / 10);
    }

    private PaymentsClient.Answer forged(int id) {
        return api.post("/v1/webhooks/mercadopago?type=payment&data.id=" + id, "{}", "x-signature", FORGED,
            "x-request-id", "r" + Instant.now());
    }
}
