package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The heartbeat of a message ends: when its handler takes too long, and before its backoff begins. */
@GuardianTest(service = Services.ORDERS, postgres = true, classes = OrdersTwin.class, properties = {
    "spring.config.import=classpath:guardian.yaml", "guardian.sqs.visibility-timeout=3s",
    "guardian.sqs.hold-at-most=4s", "guardian.failure.first-retry=6s"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the queue of OverdueMessageTest")
class OverdueMessageTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    private MessagingProbe probe;
    @Autowired
    private OrdersTwin orders;
    @Autowired
    private MeterRegistry meters;

    private final UUID order = UUID.randomUUID();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    @Test
    void aHandlerThatOutlivesItsMessageHasOneEffectAndIsToldOf() {
        var mayEnd = new CountDownLatch(1);
        orders.whenHandling(order, exchange -> assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue());
        send();

        await().atMost(LONG).until(() -> meters.get("guardian.messages.overdue").counter().count() == 1);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
            .containsOnlyOnce(
                "A message has been in flight for PT4S: it is no longer renewed and may be received again");
        // The other consumer has it now, and waits for the transaction of the first.
        await().atMost(LONG).until(orders::somebodyWaitsForTheInbox);
        mayEnd.countDown();

        await().atMost(LONG)
            .until(() -> meters.find("guardian.messages").tag("outcome", "duplicate").counter() != null);
        probe.awaitEmptyQueue();
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.seen(order)).hasSize(1);
    }

    @Test
    void aMessageThatFailedIsHiddenForItsBackoffAndNoHeartbeatChangesThat() {
        List<Long> tries = new CopyOnWriteArrayList<>();
        orders.whenHandling(order, exchange -> {
            tries.add(System.nanoTime());
            if (tries.size() == 1) {
                throw new SQLException("not now");
            }
        });
        send();

        await().atMost(LONG).until(() -> tries.size() == 2);
        assertThat(Duration.ofNanos(tries.get(1) - tries.get(0)))
            .isBetween(Duration.ofMillis(4_000), Duration.ofMillis(9_000));
        await().until(() -> orders.effects(order) == 2);
        probe.awaitEmptyQueue();
    }

    private void send() {
        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED)));
    }

    /** Of the heartbeat; nobody else lets its messages be held for so long. */
    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.guardianpartner.routing.sqs.VisibilityExtender");
    }
}
