package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A service with PostgreSQL, whose handler does as a test tells it. */
@GuardianTest(service = Services.ORDERS, postgres = true, classes = OrdersTwin.class, properties = {
    "spring.config.import=classpath:guardian.yaml", "guardian.failure.first-retry=0s",
    "guardian.failure.max-receives=4"})
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
abstract class HandledOrders {

    static final String SECRET = "ana@example.com";

    @Autowired
    protected MessagingProbe probe;
    @Autowired
    protected OrdersTwin orders;
    @Autowired
    protected MeterRegistry meters;

    final UUID order = UUID.randomUUID();

    Message paymentFail() {
        return probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
    }

    Message productChanged() {
        var id = UUID.randomUUID();
        return probe.message(Services.CATALOG, Services.ANY, MSG_PRODUCT_CHANGED, id, new ProductChanged(id, "Pastel",
            "of cheese", Money.of("9.90"), List.of(URI.create("https://example.com/p.png")), "MEAL", 1, false,
            Instant.now()));
    }

    void awaitOutcome(String outcome, String type) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count(outcome, type) > 0);
    }

    double count(String outcome, String type) {
        var counter = meters.find("guardian.messages").tags("service", "orders", "type", type, "outcome", outcome)
            .counter();
        return counter == null ? 0 : counter.count();
    }
}
