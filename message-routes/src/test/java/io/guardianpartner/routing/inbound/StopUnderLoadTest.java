package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A pod is stopped with its queue full and its hands full: whatever is away at that moment, nothing is lost, nothing has
 * a second effect, and the stop takes less than the 60 s that it is given.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class StopUnderLoadTest {

    private static final int MANY = 160;
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, true, false);
    private final List<UUID> orders = Stream.generate(UUID::randomUUID).limit(MANY).toList();

    /** The service, over a line that breaks. */
    @Configuration(proxyBeanMethods = false)
    @Import({OrdersTwin.class, FaultyLine.Config.class})
    static class App {}

    @Test
    void whatIsNotHandledIsThereForOthersAtOnce() {
        var pod = loadedPod();
        var twin = pod.getBean(OrdersTwin.class);
        stop(pod);

        var left = stage.probe().visibleMessages();
        assertThat(stage.probe().messagesInQueue()).as("none is hidden").isEqualTo(left);
        assertThat(twin.seen()).as("each one that was begun was finished and deleted").hasSize(MANY - left);
        theNextPodFinds(left);
    }

    @Test
    void aDatabaseThatIsAwayMeanwhileCostsNothing() {
        var pod = loadedPod();
        stage.database().off();
        try {
            stop(pod);
        } finally {
            stage.database().on();
        }

        theNextPodFinds(stage.probe().messagesInQueue());
    }

    @Test
    void aQueueThatDoesNotAnswerAnyMoreCostsOnlyDuplicates() {
        var pod = loadedPod();
        var line = pod.getBean(FaultyLine.class);
        Stream.of("DeleteMessageBatch", "ChangeMessageVisibilityBatch", "ChangeMessageVisibility").forEach(line::stall);
        line.cut("ReceiveMessage");
        stop(pod);

        theNextPodFinds(stage.probe().messagesInQueue());
    }

    /** A pod that has handled some of many messages and has its hands full of others. */
    private ConfigurableApplicationContext loadedPod() {
        orders.forEach(order -> stage.probe().send(stage.probe().message(Services.PAYMENTS, Services.ORDERS,
            MSG_PAYMENT_FAIL, order, new PaymentFail(order, order, PaymentFail.Reason.EXPIRED))));
        var pod = start();
        var twin = pod.getBean(OrdersTwin.class);
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> twin.effects() >= 40);
        return pod;
    }

    private ConfigurableApplicationContext start() {
        var pod = stage.start(App.class, "spring.config.import=classpath:guardian.yaml",
            "guardian.sqs.visibility-timeout=5s");
        pod.getBean(HikariDataSource.class).setConnectionTimeout(500);
        var twin = pod.getBean(OrdersTwin.class);
        // As slow as a handler that asks others.
        orders.forEach(order -> twin.whenHandling(order, exchange -> LockSupport.parkNanos(20_000_000)));
        return pod;
    }

    private static void stop(ConfigurableApplicationContext pod) {
        var begun = System.nanoTime();
        pod.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
    }

    private void theNextPodFinds(int left) {
        assertThat(left).as("stopped in the middle").isBetween(1, MANY - 1);
        try (var next = start()) {
            var twin = next.getBean(OrdersTwin.class);
            await().atMost(LONG).until(() -> twin.effects() == 2 * MANY);
            stage.probe().awaitEmptyQueue();
            assertThat(twin.effects()).isEqualTo(2 * MANY);
            assertThat(orders).allSatisfy(order -> assertThat(twin.effects(order)).isEqualTo(2));
            assertThat(stage.probe().deadLetters()).isEmpty();
        }
    }
}
