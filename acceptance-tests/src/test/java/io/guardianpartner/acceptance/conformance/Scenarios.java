package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.routing.test.MessagingProbe;
import io.guardianpartner.routing.test.ProbedMessage;

/** What all scenarios say in the same words. Each test is about an order of its own. */
abstract class Scenarios {

    final Stage stage;
    final Script script;
    final MessagingProbe probe;
    final UUID order = UUID.randomUUID();

    Scenarios(Stage stage) {
        this.stage = stage;
        script = stage.script();
        probe = stage.probe();
    }

    int effects() {
        return stage.ledger().effects(order);
    }

    /** The message is handled, and nothing of it is left in the queue. */
    void awaitOneEffectAndAnEmptyQueue() {
        eventually(() -> assertThat(effects()).isOne());
        eventually(() -> assertThat(probe.messagesInQueue()).isZero());
        assertThat(effects()).isOne();
    }

    /** No handler begins any more: longer than a message stays hidden. */
    void assertNobodyHandlesItAgain() {
        int times = script.seen(order).size();
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6))
            .until(() -> script.seen(order).size() == times);
    }

    List<ProbedMessage> published() {
        return about(probe.published());
    }

    List<ProbedMessage> parked() {
        return about(probe.deadLetters());
    }

    private List<ProbedMessage> about(List<ProbedMessage> messages) {
        return messages.stream()
            .filter(message -> order.toString().equals(message.attributes().get(Attributes.CORRELATION_ID))).toList();
    }
}
