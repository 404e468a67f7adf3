package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.guardianpartner.local.Component;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.ProbedMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operation: pods come and go, and what they need is away for three backoffs. */
abstract class OperationScenarios extends Scenarios {

    private static final int CALLS_OF_THREE_BACKOFFS = 12;

    OperationScenarios(Stage stage) {
        super(stage);
    }

    @BeforeEach
    void onePodRuns() {
        if (stage.pods().isEmpty()) {
            stage.start();
        }
    }

    @Test
    void aRollingRestartUnderLoadLosesNothingAndDuplicatesNothing() {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(120).toList();
        stage.start();
        for (int restarted = 0; restarted < 2; restarted++) {
            Pod oldest = stage.pods().get(0);
            stage.start();
            List<UUID> some = orders.subList(60 * restarted, 60 * restarted + 60);
            CompletableFuture<Void> load = CompletableFuture.runAsync(
                () -> some.forEach(each -> probe.send(message(each))));
            eventually(() -> assertThat(some).anyMatch(each -> script.hasSeen(each, 1)));
            oldest.close();
            load.join();
        }

        eventually(() -> assertThat(orders).allMatch(each -> script.seen(each).size() == 1));
        probe.awaitEmptyQueue();
        assertThat(orders).allMatch(each -> stage.ledger().effects(each) == 1)
            .allMatch(each -> script.seen(each).size() == 1);
        eventually(() -> assertThat(idsToldAbout(orders)).as("each is told, under one id").hasSize(orders.size()));
        eventually(() -> assertThat(stage.ledger().waiting()).isZero());
        assertThat(idsToldAbout(orders)).hasSize(orders.size());
    }

    @Test
    void concurrencyIsRaisedAndLoweredWhileTheServiceRuns() {
        CountDownLatch mayEnd = script.hold();
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(7).toList();
        orders.forEach(each -> script.whenHandling(each, Script.holding(mayEnd)));
        Pod more = stage.start("guardian.inbound.handlers=4");
        for (UUID each : orders.subList(0, 5)) {
            probe.send(message(each));
            eventually(() -> assertThat(script.seen(each)).hasSize(1));
        }
        UUID oneTooMany = orders.get(5);
        probe.send(message(oneTooMany));
        nobodyBegins(oneTooMany);
        mayEnd.countDown();
        more.close();
        eventually(() -> assertThat(script.seen(oneTooMany)).hasSize(1));

        CountDownLatch mayEndToo = script.hold();
        script.whenHandling(order, Script.holding(mayEndToo));
        probe.send(message(order));
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        probe.send(message(orders.get(6)));
        nobodyBegins(orders.get(6));
        mayEndToo.countDown();
        eventually(() -> assertThat(script.seen(orders.get(6))).hasSize(1));
        awaitOneEffectAndAnEmptyQueue();
    }

    @Test
    void theReceiverGoesAndComes() {
        stage.stopAll();
        probe.send(message(order));
        assertThat(script.seen(order)).isEmpty();
        stage.start();

        awaitOneEffectAndAnEmptyQueue();
    }

    @Test
    void theReceiverStartsLaterThanTheSender() {
        Ledger receiver = stage.ledgerOf(Services.PAYMENTS);
        probe.send(message(order));
        eventually(() -> assertThat(published()).hasSize(1));
        try (Pod payments = stage.startAs(Services.PAYMENTS)) {
            eventually(() -> assertThat(payments.counted("handled")).isPositive());
            eventually(() -> assertThat(receiver.effects(order)).isOne());
        }
    }

    @Test
    void whileTheBrokerIsAwayNothingIsLost() {
        UUID meanwhile = UUID.randomUUID();
        int before = stage.line().calls("ReceiveMessage");
        stage.line().each("PublishBatch", LineFaults.requestLost());
        probe.send(message(order));
        awaitOneEffectAndAnEmptyQueue();
        stage.line().cut(Component.SQS);
        stage.line().cut(Component.SNS);
        probe.send(message(meanwhile));
        eventually(() -> assertThat(stage.line().calls("ReceiveMessage"))
            .isGreaterThan(before + CALLS_OF_THREE_BACKOFFS));
        assertThat(published()).isEmpty();
        stage.mend();

        eventually(() -> assertThat(published()).hasSize(1));
        eventually(() -> assertThat(stage.ledger().effects(meanwhile)).isOne());
        eventually(() -> assertThat(stage.ledger().waiting()).isZero());
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsLost() {
        double retried = stage.counted("retried");
        takeDatabaseAway();
        try {
            probe.send(message(order));
            eventually(() -> assertThat(stage.counted("retried")).isGreaterThanOrEqualTo(retried + 3));
        } finally {
            bringDatabaseBack();
        }

        awaitOneEffectAndAnEmptyQueue();
        eventually(() -> assertThat(published()).hasSize(1));
        assertThat(parked()).isEmpty();
    }

    @Test
    void theClockJumpsAndMessagesComeAndGo() {
        try {
            stage.clock().jump(Duration.ofDays(2));
            probe.send(message(order));
            awaitOneEffectAndAnEmptyQueue();
            eventually(() -> assertThat(published()).hasSize(1));
            stage.clock().jump(Duration.ofDays(-4));
            UUID after = UUID.randomUUID();
            probe.send(message(after));
            eventually(() -> assertThat(stage.ledger().effects(after)).isOne());
            eventually(() -> assertThat(stage.ledger().waiting()).isZero());
            stage.ledger().leave(cancellation(UUID.randomUUID()));
            eventually(() -> assertThat(stage.ledger().waiting()).as("found by the sweep").isZero());
        } finally {
            stage.clock().setRight();
        }
    }

    abstract void takeDatabaseAway();

    abstract void bringDatabaseBack();

    private void nobodyBegins(UUID about) {
        await().during(Duration.ofMillis(2500)).atMost(Duration.ofSeconds(4)).until(() -> script.seen(about).isEmpty());
    }

    private Set<String> idsToldAbout(List<UUID> orders) {
        return probe.published().stream().map(ProbedMessage::attributes)
            .filter(attributes -> orders.contains(UUID.fromString(attributes.get(Attributes.CORRELATION_ID))))
            .map(attributes -> attributes.get(Attributes.MESSAGE_ID)).collect(Collectors.toSet());
    }
}
