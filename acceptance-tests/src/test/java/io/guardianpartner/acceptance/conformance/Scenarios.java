package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.ProbedMessage;

/** The vocabulary of all scenarios. Each test is about another order. */
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

    /** A message that the subject handles. */
    static Message message(UUID order) {
        return message(order, "no money left");
    }

    static Message message(UUID order, String text) {
        return Contract.load().message(Services.PAYMENTS, Services.ORDERS, MessageTypes.MSG_PAYMENT_REFUND_FAILED,
            order, new PaymentRefundFailed(order, order, "1", Money.of("1.00"), text));
    }

    /** A message that has an effect unless a later one, of a higher total, has been. */
    static Message refunded(UUID order, int total) {
        return Contract.load().message(Services.PAYMENTS, Services.ORDERS, MessageTypes.MSG_PAYMENT_REFUNDED, order,
            new PaymentRefunded(order, order, "1", Money.of("1.00"), Money.of(total + ".00")));
    }

    /** A message that the subject sends, and handles where it plays payments. */
    static Message cancellation(UUID order) {
        return Contract.load().message(Services.ORDERS, Services.PAYMENTS,
            MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, "no more"));
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
