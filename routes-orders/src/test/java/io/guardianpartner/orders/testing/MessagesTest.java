package io.guardianpartner.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.beans.factory.annotation.Autowired;

/** The orders service with somebody at the other end of its queue and topic. */
public abstract class MessagesTest extends OrdersTest {

    @Autowired
    protected MessagingProbe probe;
    @Autowired
    protected MeterRegistry meters;

    protected static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    protected void becomes(String id, OrderStatus status) {
        eventually(() -> assertThat(order(id).status()).isEqualTo(status));
    }

    /** Once the relay has sent what there was, the order is in no index of what is due. */
    protected void nothingWaits(String id) {
        eventually(() -> assertThat(item(id)).doesNotContainKeys("outbox", "dueAt", "dueShard"));
    }

    /** How messages of this type have ended, each with how often. */
    protected Map<String, Double> outcomes(String type) {
        return meters.find("guardian.messages").tag("type", type).counters().stream()
            .collect(Collectors.toMap(counter -> counter.getId().getTag("outcome"), Counter::count));
    }
}
