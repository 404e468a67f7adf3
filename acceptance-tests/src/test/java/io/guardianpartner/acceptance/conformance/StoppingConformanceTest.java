package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.guardianpartner.message.Message;
import io.guardianpartner.routing.failure.RejectedMessageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pod that stops finishes or releases its messages in flight. Messages stay hidden for 30 s: nothing may depend on it. */
@OnStage(pods = 0, options = {"guardian.inbound.handlers=1", "guardian.sqs.wait-time=1s",
    "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=0s"})
class StoppingConformanceTest extends Scenarios {

    private final CountDownLatch mayGoOn = script.hold();

    StoppingConformanceTest(Stage stage) {
        super(stage);
    }

    @AfterEach
    void stopAll() {
        mayGoOn.countDown();
        stage.stopAll();
    }

    @Test
    void stoppingWhileAMessageIsBeingHandledWaitsForIt() throws Exception {
        Pod pod = stage.start();
        script.whenHandling(order, Script.holding(mayGoOn));
        probe.send(message(order));
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        CompletableFuture<Void> stopped = stopping(pod);
        mayGoOn.countDown();
        stopped.get(60, TimeUnit.SECONDS);

        assertThat(effects()).isOne();
        assertThat(probe.messagesInQueue()).isZero();
    }

    @Test
    void stoppingWhileAFailureIsBeingHandledParksTheMessageOnce() throws Exception {
        Pod pod = stage.start();
        script.whenHandling(order, message -> {
            throw new RejectedMessageException("never");
        });
        int before = stage.line().calls("SendMessage");
        stage.line().next("SendMessage", LineFaults.held(mayGoOn));
        Message message = message(order);
        probe.send(message);
        eventually(() -> assertThat(stage.line().calls("SendMessage")).isGreaterThan(before));
        CompletableFuture<Void> stopped = stopping(pod);
        mayGoOn.countDown();
        stopped.get(60, TimeUnit.SECONDS);

        assertThat(probe.messagesInQueue()).isZero();
        probe.awaitDeadLetter(message.body());
        assertThat(script.seen(order)).hasSize(1);
        assertThat(parked()).as("a second one").isEmpty();
    }

    @Test
    void whatFailsWhileThePodStopsIsTriedAgainByTheNext() throws Exception {
        Pod pod = stage.start();
        script.whenHandling(order, message -> {
            Script.holding(mayGoOn).on(message);
            Script.failing(1).on(message);
        });
        probe.send(message(order));
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        CompletableFuture<Void> stopped = stopping(pod);
        mayGoOn.countDown();
        stopped.get(60, TimeUnit.SECONDS);
        assertThat(effects()).isZero();
        stage.start();

        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).hasSize(2);
    }

    @Test
    void startedAgainTheRestIsStillThereAndAGracefulStopDuplicatesNothing() throws Exception {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(8).toList();
        orders.forEach(each -> script.whenHandling(each, Script.holding(mayGoOn)));
        orders.forEach(each -> probe.send(message(each)));
        Pod pod = stage.start();
        eventually(() -> assertThat(seen(orders)).isOne());
        CompletableFuture<Void> stopped = stopping(pod);
        mayGoOn.countDown();
        stopped.get(60, TimeUnit.SECONDS);
        assertThat(seen(orders)).isLessThan(orders.size());
        stage.start();

        eventually(() -> assertThat(orders).allMatch(each -> stage.ledger().effects(each) == 1));
        eventually(() -> assertThat(probe.messagesInQueue()).isZero());
        assertThat(seen(orders)).isEqualTo(orders.size());
    }

    /** Begins to stop it, and is sure that it has not ended. */
    private static CompletableFuture<Void> stopping(Pod pod) {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(pod::close);
        await().during(Duration.ofSeconds(2)).until(() -> !stopped.isDone());
        return stopped;
    }

    private int seen(List<UUID> orders) {
        return orders.stream().mapToInt(each -> script.seen(each).size()).sum();
    }
}
