package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianStage;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages that a pod has received in advance of its handlers, of whom it has four. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class PrefetchedMessagesTest {

    private static final int HANDLERS = 4;
    private static final int MOST_PREFETCHED = 12 * 10;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, false, false);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Processor blocks = exchange -> assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
    private ConfigurableApplicationContext pod;
    private OrdersTwin orders;

    @BeforeEach
    void start() {
        start("15m");
    }

    private void start(String holdAtMost) {
        pod = stage.start(OrdersTwin.class, "spring.config.import=classpath:guardian.yaml",
            "guardian.inbound.handlers=" + HANDLERS, "guardian.sqs.wait-time=1s",
            "guardian.sqs.visibility-timeout=5s", "guardian.sqs.hold-at-most=" + holdAtMost,
            "guardian.inbound.breaker.pause=2s");
        orders = pod.getBean(OrdersTwin.class);
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        pod.close();
    }

    @Test
    void oneSlowMessageHoldsUpNoneOfAThousandOthers() {
        var slow = UUID.randomUUID();
        orders.whenHandling(slow, blocks);
        send(List.of(slow));
        await().atMost(LONG).until(() -> orders.seen().size() == 1);
        send(some(1000));

        await().atMost(LONG).until(() -> outcomes("handled") == 1000);
        mayEnd.countDown();
        await().atMost(LONG).until(() -> outcomes("handled") == 1001);
        stage.probe().awaitEmptyQueue();
        assertThat(orders.seen()).hasSize(1001);
    }

    @Test
    void handlersThatAllBlockLeaveWhatComesToOthersAndKeepWhatTheyHave() {
        // However fast they were before.
        send(some(300));
        await().atMost(LONG).until(() -> outcomes("handled") == 300);
        var blocked = some(200);
        blocked.forEach(order -> orders.whenHandling(order, blocks));
        send(blocked);
        await().atMost(LONG).until(() -> orders.seen().size() == 300 + HANDLERS);

        await().during(Duration.ofSeconds(11)).atMost(LONG).until(() -> orders.seen().size() == 300 + HANDLERS);
        assertThat(stage.probe().visibleMessages()).isGreaterThanOrEqualTo(200 - HANDLERS - MOST_PREFETCHED);
        mayEnd.countDown();
        await().atMost(LONG).until(() -> outcomes("handled") == 500);
        stage.probe().awaitEmptyQueue();
        assertThat(orders.seen()).as("each was given to one handler once").hasSize(500);
    }

    @Test
    void whatIsHereWhenTheCircuitOpensIsGivenBackUntried() {
        var isBack = new AtomicBoolean();
        var many = some(150);
        many.forEach(order -> orders.whenHandling(order, exchange -> {
            blocks.process(exchange);
            if (!isBack.get()) {
                throw new SQLTransientConnectionException("away");
            }
        }));
        send(many);
        await().atMost(LONG).until(() -> orders.seen().size() == HANDLERS);
        mayEnd.countDown();
        await().atMost(LONG).until(() -> paused() == 1);
        await().atMost(LONG).until(() -> stage.probe().visibleMessages() > 0);

        assertThat(orders.seen()).as("tried before it opened, or as a probe").hasSizeLessThan(10 + HANDLERS + 5 * 3);
        isBack.set(true);
        await().atMost(LONG).until(() -> outcomes("handled") == 150);
        stage.probe().awaitEmptyQueue();
        assertThat(stage.probe().deadLetters()).isEmpty();
    }

    @Test
    void aRouteThatCamelStopsKeepsNothingHidden() throws Exception {
        var many = some(100);
        many.forEach(order -> orders.whenHandling(order, blocks));
        send(many);
        await().atMost(LONG).until(() -> orders.seen().size() == HANDLERS);
        mayEnd.countDown();
        routes().stopRoute("orders.in");

        await().atMost(LONG).until(() -> stage.probe().messagesInQueue() == stage.probe().visibleMessages());
        int handled = orders.seen().size();
        assertThat(stage.probe().messagesInQueue()).isEqualTo(100 - handled);
        routes().startRoute("orders.in");
        await().atMost(LONG).until(() -> outcomes("handled") == 100);
        stage.probe().awaitEmptyQueue();
    }

    @Test
    void aRouteThatCamelStopsWhileMessagesComeKeepsNothingHidden() throws Exception {
        var many = some(200);
        var sending = CompletableFuture.runAsync(() -> send(many));
        await().atMost(LONG).until(() -> !orders.seen().isEmpty());
        routes().stopRoute("orders.in");
        sending.join();

        var handled = orders.seen().size();
        await().atMost(LONG).until(() -> stage.probe().messagesInQueue() == many.size() - handled);
        assertThat(stage.probe().visibleMessages()).isEqualTo(many.size() - handled);
        routes().startRoute("orders.in");
        await().atMost(LONG).until(() -> outcomes("handled") == many.size());
        stage.probe().awaitEmptyQueue();
    }

    @Test
    void whatHasWaitedForTooLongIsLeftToOthers() throws Exception {
        pod.close();
        // Not as long as another test does, who looks for it in the log.
        start("7s");
        routes().stopRoute("orders.in");
        var many = some(10);
        many.forEach(order -> orders.whenHandling(order, blocks));
        send(many);
        routes().startRoute("orders.in");
        await().atMost(LONG).until(() -> orders.seen().size() == HANDLERS);
        var begun = orders.seen().stream().map(OrdersTwin.Seen::order).toList();
        await().atMost(LONG).until(() -> meters().get("guardian.messages.overdue").counter().count() == many.size());
        mayEnd.countDown();

        await().atMost(LONG).until(() -> many.stream().noneMatch(order -> orders.seen(order).isEmpty()));
        stage.probe().awaitEmptyQueue();
        assertThat(many.stream().filter(order -> !begun.contains(order)))
            .allSatisfy(order -> assertThat(orders.seen(order)).hasSize(1));
    }

    private RouteController routes() {
        return pod.getBean(CamelContext.class).getRouteController();
    }

    private static List<UUID> some(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private void send(List<UUID> about) {
        about.forEach(order -> stage.probe().send(stage.probe().message(Services.PAYMENTS, Services.ORDERS,
            MSG_PAYMENT_FAIL, order, new PaymentFail(order, order, PaymentFail.Reason.EXPIRED))));
    }

    private double paused() {
        return meters().get("guardian.inbound.paused").gauge().value();
    }

    private double outcomes(String outcome) {
        return meters().find("guardian.messages").tag("outcome", outcome).counters().stream()
            .mapToDouble(counter -> counter.count()).sum();
    }

    private MeterRegistry meters() {
        return pod.getBean(MeterRegistry.class);
    }
}
