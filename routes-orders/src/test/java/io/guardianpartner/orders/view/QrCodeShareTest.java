package io.guardianpartner.orders.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.test.TestIdentity;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The share of QR codes in orders' CPU while customers order, wait for their payment and look at their orders. */
@EnabledIfSystemProperty(named = "load", matches = "\\d+", disabledReason = "-Dload=30 measures for so many seconds")
class QrCodeShareTest extends OrdersTest {

    private static final int CUSTOMERS = 4;
    private static final int LOOKS_AT_AN_ORDER = 5;

    @Test
    void atMostThreeInAHundredSamplesOfOrdersDrawQrCodes(@TempDir Path directory) throws Exception {
        Duration load = Duration.ofSeconds(Integer.getInteger("load"));
        Path profile = directory.resolve("orders.jfr");
        PAYMENTS.givesEachItsOwnPix(true);
        comeAndGo(load.dividedBy(2));
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            comeAndGo(load);
            recording.stop();
            recording.dump(profile);
        }

        List<RecordedEvent> samples = RecordingFile.readAllEvents(profile).stream().filter(QrCodeShareTest::isOfOrders)
            .toList();
        long drawing = samples.stream().filter(QrCodeShareTest::draws).count();

        System.out.printf("%d of %d samples of orders draw QR codes: %.1f %%%n", drawing, samples.size(),
            100.0 * drawing / samples.size());
        assertThat(samples).hasSizeGreaterThan(100);
        assertThat(drawing).isLessThanOrEqualTo(samples.size() * 3L / 100);
    }

    @AfterEach
    void everybodyHasTheSamePix() {
        PAYMENTS.givesEachItsOwnPix(false);
    }

    private void comeAndGo(Duration load) {
        Instant end = Instant.now().plus(load);
        ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS);
        try {
            IntStream.range(0, CUSTOMERS).mapToObj(i -> CompletableFuture.runAsync(() -> {
                while (Instant.now().isBefore(end)) {
                    orderAndWait();
                }
            }, customers)).toList().forEach(CompletableFuture::join);
        } finally {
            customers.shutdown();
        }
    }

    private void orderAndWait() {
        String id = place(newKey(), cart(CATALOG.product("Feijoada", "29.90", 10), 2)).expect(201).id();
        for (int look = 0; look < LOOKS_AT_AN_ORDER; look++) {
            http.get("/v1/orders/" + id).expect(200);
        }
        http.get("/v1/orders?customer=me").expect(200);
        http.get("/v1/orders", "Authorization",
            "Bearer " + TestIdentity.shared().tokenOf(KITCHEN.id(), KITCHEN.roles(), "orders"))
            .expect(200);
    }

    /** Those of the stand-ins, which share the process, have other names. */
    private static boolean isOfOrders(RecordedEvent sample) {
        String thread = sample.getThread("sampledThread").getJavaName();
        return thread != null && (thread.startsWith("task-") || thread.startsWith("http-nio-")
            || thread.startsWith("Camel"));
    }

    private static boolean draws(RecordedEvent sample) {
        return sample.getStackTrace().getFrames().stream()
            .anyMatch(frame -> frame.getMethod().getType().getName().matches("com\\.google\\.zxing\\..*|.*\\.QrCode"));
    }
}
