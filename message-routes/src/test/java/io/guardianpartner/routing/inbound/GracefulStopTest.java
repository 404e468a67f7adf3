package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;

/** A pod that is stopped loses nothing, does nothing twice and keeps nobody waiting. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class GracefulStopTest {

    private static final String[] ONE_CONSUMER = {"spring.config.import=classpath:guardian.yaml",
        "guardian.inbound.handlers=1", "guardian.sqs.wait-time=3s"};

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, true, false);

    @Test
    void whatIsInHandIsFinishedAndTheRestIsGivenBackAtOnce() throws Exception {
        var orders = Stream.generate(UUID::randomUUID).limit(8).toList();
        orders.forEach(this::send);
        var pod = stage.start(OrdersTwin.class, ONE_CONSUMER);
        var twin = pod.getBean(OrdersTwin.class);
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        orders.forEach(order -> twin.whenHandling(order, exchange -> {
            begun.countDown();
            assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
        }));
        begun.await();
        var stopped = CompletableFuture.runAsync(pod::close);
        await().during(Duration.ofSeconds(2)).until(() -> !stopped.isDone());
        mayEnd.countDown();
        stopped.get(30, TimeUnit.SECONDS);

        assertThat(twin.seen()).hasSizeBetween(1, 2);
        var next = stage.start(OrdersTwin.class, ONE_CONSUMER);
        try (next) {
            await().atMost(Duration.ofSeconds(10)).until(() -> all(next, orders));
            stage.probe().awaitEmptyQueue();
            assertThat(stage.probe().deadLetters()).isEmpty();
        }
    }

    @Test
    void whatTheLastPollBringsIsNotStranded() throws Exception {
        var pod = stage.start(OrdersTwin.class, ONE_CONSUMER);
        var stopped = CompletableFuture.runAsync(pod::close);
        var order = UUID.randomUUID();
        send(order);
        stopped.get(60, TimeUnit.SECONDS);

        var next = stage.start(OrdersTwin.class, ONE_CONSUMER);
        try (next) {
            await().atMost(Duration.ofSeconds(10)).until(() -> all(next, List.of(order)));
            stage.probe().awaitEmptyQueue();
        }
    }

    private void send(UUID order) {
        stage.probe().send(stage.probe().message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED)));
    }

    /** Both rows of each order are there, and no third one. */
    private static boolean all(ConfigurableApplicationContext pod, List<UUID> orders) {
        var twin = pod.getBean(OrdersTwin.class);
        return orders.stream().allMatch(order -> twin.effects(order) == 2);
    }
}
