package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;

/** A service whose queue, or own slowness, gets in its way. */
@GuardianTest(service = Services.ORDERS, postgres = true, classes = {OrdersTwin.class,
    FaultyLine.Config.class}, properties = {"spring.config.import=classpath:guardian.yaml",
        "guardian.inbound.handlers=2",
        "guardian.sqs.visibility-timeout=3s", "guardian.failure.first-retry=0s", "guardian.aws.call-timeout=1s"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the queue of QueueFaultsTest")
class QueueFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    private MessagingProbe probe;
    @Autowired
    private OrdersTwin orders;
    @Autowired
    private FaultyLine line;
    @Autowired
    private MeterRegistry meters;

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void mend() {
        line.mend();
    }

    @Test
    void nothingButPollsIsAskedOfAnIdleQueueAndThoseWait() {
        probe.awaitEmptyQueue();
        line.calls().clear();
        await().pollDelay(Duration.ofSeconds(4)).until(() -> true);

        assertThat(line.calls()).containsOnly("ReceiveMessage").hasSizeLessThanOrEqualTo(2 * 5);
    }

    @Test
    void aMessageIsNotGivenToOthersWhileItsHandlerWorksHoweverLong() {
        var done = new CountDownLatch(1);
        orders.whenHandling(order, exchange -> assertThat(done.await(60, TimeUnit.SECONDS)).isTrue());
        probe.send(message(order));

        await().until(() -> orders.seen(order).size() == 1);
        await().during(Duration.ofSeconds(7)).atMost(LONG).until(() -> orders.seen(order).size() == 1);
        done.countDown();
        await().until(() -> orders.effects(order) == 2);
        probe.awaitEmptyQueue();
        assertThat(orders.seen(order)).hasSize(1);
    }

    @Test
    void aMessageLateInABatchIsNotGivenToOthersWhileItWaits() {
        var batch = Stream.generate(UUID::randomUUID).limit(12).toList();
        var turn = new CountDownLatch(1);
        batch.forEach(each -> orders.whenHandling(each, exchange -> turn.await(60, TimeUnit.SECONDS)));
        batch.forEach(each -> probe.send(message(each)));

        await().pollDelay(Duration.ofSeconds(7)).atMost(LONG).until(() -> true);
        turn.countDown();
        await().atMost(LONG).until(() -> batch.stream().allMatch(each -> orders.effects(each) == 2));
        assertThat(batch).allSatisfy(each -> assertThat(orders.seen(each)).hasSize(1));
    }

    @Test
    void aMessageWhoseAcknowledgementFailsComesAgainAndHasNoSecondEffect() {
        line.cut("DeleteMessageBatch");
        probe.send(message(order));
        await().atMost(LONG)
            .until(() -> meters.find("guardian.messages").tag("outcome", "duplicate").counter() != null);
        line.mend();

        await().atMost(LONG).until(() -> probe.messagesInQueue() == 0);
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.seen(order)).hasSize(1);
    }

    @Test
    void aMessageThatCannotBeParkedIsNotLost() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("never");
        });
        line.cut("SendMessage");
        var message = message(order);
        probe.send(message);
        await().atMost(LONG).until(() -> orders.seen(order).size() >= 2);
        assertThat(probe.deadLetters()).isEmpty();
        line.mend();

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("rejected");
        probe.awaitEmptyQueue();
    }

    @Test
    void aQueueThatIsAwayIsAskedEverMoreSeldomUntilItIsBack() {
        line.cut("ReceiveMessage");
        await().atMost(LONG).until(() -> line.calls("ReceiveMessage") > 0);
        line.calls().clear();
        await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        assertThat(line.calls("ReceiveMessage")).as("with the SDK's own retries").isLessThan(40);
        line.mend();
        probe.send(message(order));

        await().atMost(Duration.ofSeconds(60)).until(() -> orders.effects(order) == 2);
    }

    @Test
    void acknowledgementsGoInBatches() {
        var many = Stream.generate(UUID::randomUUID).limit(100).toList();
        line.calls().clear();
        many.forEach(each -> probe.send(message(each)));

        await().atMost(LONG).until(() -> allHandled(many));
        probe.awaitEmptyQueue();
        assertThat(line.calls("DeleteMessage")).isZero();
        assertThat(line.calls("DeleteMessageBatch")).isBetween(10L, 90L);
    }

    private boolean allHandled(List<UUID> many) {
        return many.stream().allMatch(each -> orders.effects(each) == 2);
    }

    private Message message(UUID about) {
        return probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, about,
            new PaymentFail(about, about, PaymentFail.Reason.EXPIRED));
    }
}
