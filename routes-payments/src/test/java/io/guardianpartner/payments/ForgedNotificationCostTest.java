package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The CPU that a forged notification takes of the threads that serve requests, beside that of reading one payment. */
@EnabledIfSystemProperty(named = "load", matches = "\\d+", disabledReason = "-Dload=20000 measures so many requests")
class ForgedNotificationCostTest extends PaymentsTest {

    private static final int ROUNDS = 5;

    @Test
    void aForgedNotificationTakesLessThanReadingAPayment() {
        int requests = Integer.getInteger("load") / ROUNDS;
        String payment = "/v1/payments/" + pending(order());
        Runnable forged = () -> assertThat(api.call("POST", "/v1/webhooks/mercadopago?type=payment&data.id=1", "{}",
            "x-signature", "ts=1,v1=" + "ab".repeat(32), "x-request-id", UUID.randomUUID().toString()).status())
            .isEqualTo(401);
        Runnable read = () -> assertThat(api.get(payment).status()).isEqualTo(200);
        micros(requests, forged);
        micros(requests, read);

        double ofForged = 0;
        double ofRead = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ofForged += micros(requests, forged) / ROUNDS;
            ofRead += micros(requests, read) / ROUNDS;
        }

        System.out.printf("a forged notification takes %.0f µs of CPU, reading a payment %.0f µs: %.2f ×%n", ofForged,
            ofRead,
            ofForged / ofRead);
        assertThat(ofForged).isLessThan(ofRead);
    }

    private static double micros(int requests, Runnable request) {
        long before = served();
        for (int i = 0; i < requests; i++) {
            request.run();
        }
        return (served() - before) / 1000.0 / requests;
    }

    /** Nanoseconds of CPU of all threads that serve requests. */
    private static long served() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds())).filter(thread -> thread != null
            && thread.getThreadName().startsWith("http-nio"))
            .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId())).sum();
    }
}
