package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.test.ProbedMessage;
import org.junit.jupiter.api.Test;

/** Receiving: what one pod does with one message. A failed one comes again after a second; the fourth receive is the last. */
@OnStage(options = {"guardian.sqs.wait-time=1s", "guardian.sqs.visibility-timeout=3s",
    "guardian.failure.first-retry=1s", "guardian.failure.longest-retry=1s", "guardian.failure.max-receives=4"})
class ReceivingConformanceTest extends Scenarios {

    ReceivingConformanceTest(Stage stage) {
        super(stage);
    }

    @Test
    void aMessageThatIsAvailableIsHandled() {
        probe.send(message(order));

        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).singleElement()
            .satisfies(seen -> assertThat(seen.message().receives()).isOne());
    }

    @Test
    void theHandlerThrowsAndTheMessageComesAgain() {
        script.whenHandling(order, Script.failing(1));
        probe.send(message(order));

        awaitOneEffectAndAnEmptyQueue();
        assertThat(receives()).containsExactly(1, 2);
    }

    @Test
    void theHandlerThrowsAgainAfterADelayedRetryAndTheDeliveryCountGoesOn() {
        script.whenHandling(order, Script.failing(2));
        probe.send(message(order));

        awaitOneEffectAndAnEmptyQueue();
        assertThat(receives()).containsExactly(1, 2, 3);
        List<Long> times = script.seen(order).stream().map(Script.Seen::at).toList();
        assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofMillis(900));
        assertThat(Duration.ofNanos(times.get(2) - times.get(1))).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void aPoisonMessageIsParkedAfterTheLimitAndDeletedFromTheInput() {
        script.whenHandling(order, Script.failing(Integer.MAX_VALUE));
        Message message = message(order);
        probe.send(message);

        ProbedMessage parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("retries-exhausted");
        assertThat(parked.failure().get("receives").asInt()).isEqualTo(4);
        assertThat(parked.attributes()).containsAllEntriesOf(message.attributes());
        probe.awaitEmptyQueue();
        assertThat(receives()).containsExactly(1, 2, 3, 4);
        assertThat(effects()).isZero();
    }

    @Test
    void aMalformedBodyIsParkedWithoutProcessing() {
        String body = "{\"sender\": \"PAYMENTS_SERVICE\", " + order;
        probe.send(body, message(order).attributes());

        assertThat(probe.awaitDeadLetter(body).failure().get("outcome").asText()).isEqualTo("invalid");
        probe.awaitEmptyQueue();
        assertThat(script.seen(order)).isEmpty();
    }

    @Test
    void aMessageOfAnUnknownTypeIsParked() {
        Message message = message(order);
        String body = message.body().replace("MSG_PAYMENT_REFUND_FAILED", "MSG_FROM_TOMORROW");
        probe.send(body, with(message, Attributes.TYPE, "MSG_FROM_TOMORROW"));

        assertThat(probe.awaitDeadLetter(body).failure().get("outcome").asText()).isEqualTo("unknown-type");
        probe.awaitEmptyQueue();
    }

    @Test
    void aMessageForAForeignTargetIsDropped() {
        Message message = message(order);
        probe.send(message.body().replace("ORDERS_SERVICE", "SOMEBODY_ELSE"),
            with(message, Attributes.TARGET, "SOMEBODY_ELSE"));

        probe.awaitEmptyQueue();
        assertThat(script.seen(order)).isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void visibilityIsRenewedWhileTheHandlerWorks() {
        CountDownLatch done = script.hold();
        script.whenHandling(order, Script.holding(done));
        probe.send(message(order));

        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        assertNobodyHandlesItAgain();
        done.countDown();
        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).hasSize(1);
    }

    private List<Integer> receives() {
        return script.seen(order).stream().map(Script.Seen::message).map(InboundMessage::receives).toList();
    }

    private static Map<String, String> with(Message message, String attribute, String value) {
        Map<String, String> attributes = new HashMap<>(message.attributes());
        attributes.put(attribute, value);
        return attributes;
    }
}
