package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.test.GuardianStage;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A database that is away costs time, not receives; a message that never works costs the others neither. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_OUT)
class BreakerTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, true, false);
    private final String queue = stage.environment().name() + "-orders";
    private final String away = "Inbound circuit open: what handlers need is unavailable, polling of " + queue;
    private ConfigurableApplicationContext pod;
    private OrdersTwin orders;

    @BeforeEach
    void start() {
        pod = stage.start(OrdersTwin.class, "spring.config.import=classpath:guardian.yaml",
            "guardian.inbound.breaker.pause=1s");
        orders = pod.getBean(OrdersTwin.class);
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void whileTheDatabaseIsAwayTheQueueIsLeftAloneUntilAProbeFindsItBack(CapturedOutput log) {
        pod.getBean(HikariDataSource.class).setConnectionTimeout(1000);
        var many = Stream.generate(UUID::randomUUID).limit(250).toList();
        stage.database().off();
        many.forEach(this::send);
        await().atMost(LONG).until(() -> paused() == 1);
        await().atMost(LONG).until(() -> log.getAll().contains(away));

        // What twelve handlers have, and at most twelve polls have brought, when the pause begins; then three a second.
        await().during(Duration.ofSeconds(5)).atMost(LONG)
            .until(() -> outcomes("retried") < 12 + 12 * 10 + 5 * 3);
        assertThat(paused()).isOne();
        assertThat(stage.probe().visibleMessages()).as("left in the queue").isGreaterThan(60);
        stage.database().on();

        await().atMost(LONG).ignoreExceptions()
            .until(() -> many.stream().allMatch(order -> orders.effects(order) == 2));
        stage.probe().awaitEmptyQueue();
        assertThat(paused()).isZero();
        assertThat(pauses()).isOne();
        assertThat(log.getAll()).containsOnlyOnce(away)
            .containsOnlyOnce("Inbound circuit closed: polling of " + queue);
        assertThat(stage.probe().deadLetters()).isEmpty();
    }

    @Test
    void aMessageThatAlwaysFailsAndThoseThatAreParkedStopNobody() {
        var unlucky = UUID.randomUUID();
        var parked = Stream.generate(UUID::randomUUID).limit(20).toList();
        orders.whenHandling(unlucky, exchange -> {
            throw new SQLTransientConnectionException("for this order, always");
        });
        Processor never = exchange -> {
            throw new RejectedMessageException("never");
        };
        parked.forEach(order -> orders.whenHandling(order, never));
        send(unlucky);
        parked.forEach(this::send);
        Stream.generate(() -> "nonsense").limit(20).forEach(stage.probe()::sendBare);

        await().atMost(LONG).until(() -> orders.seen(unlucky).size() >= 4);
        var healthy = List.of(UUID.randomUUID(), UUID.randomUUID());
        healthy.forEach(this::send);
        await().atMost(LONG).until(() -> healthy.stream().allMatch(order -> orders.effects(order) == 2));
        await().atMost(LONG).until(() -> outcomes("rejected") == 20 && outcomes("invalid") == 20);
        assertThat(pauses()).isZero();
    }

    private void send(UUID order) {
        stage.probe().send(stage.probe().message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED)));
    }

    private double paused() {
        return meters().get("guardian.inbound.paused").gauge().value();
    }

    private double pauses() {
        return meters().get("guardian.inbound.pauses").counter().count();
    }

    private double outcomes(String outcome) {
        return meters().find("guardian.messages").tag("outcome", outcome).counters().stream()
            .mapToDouble(counter -> counter.count()).sum();
    }

    private MeterRegistry meters() {
        return pod.getBean(MeterRegistry.class);
    }
}
