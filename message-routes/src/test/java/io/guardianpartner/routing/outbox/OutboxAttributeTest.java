package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.MessageTooLargeException;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OutboxAttributeTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final String KEY = "018f0000-0000-7000-8000-000000000000";

    private final Map<String, AttributeValue> item = new HashMap<>();

    @Test
    void whatIsWrittenIsReadInItsOrder() {
        Message first = message();
        Message second = message();

        item.put(OutboxAttribute.OUTBOX, OutboxAttribute.write(List.of(first, second)));

        assertThat(OutboxAttribute.read(item)).containsExactly(OutboxMessage.of(first), OutboxMessage.of(second));
    }

    @Test
    void moreMessagesGoBehindThoseThatWait() {
        OutboxAttribute.add(item, List.of(message()));
        Message last = message();

        OutboxAttribute.add(item, List.of(last));

        assertThat(OutboxAttribute.read(item)).hasSize(2).last().isEqualTo(OutboxMessage.of(last));
    }

    @Test
    void anItemWithMessagesIsDueSinceTheFirstOfThemWaits() {
        OutboxAttribute.add(item, List.of(message()));
        OutboxAttribute.due(item, KEY, NOW);
        assertThat(dueAt()).isEqualTo(NOW);

        OutboxAttribute.add(item, List.of(message()));
        OutboxAttribute.due(item, KEY, NOW.plusSeconds(9));

        assertThat(dueAt()).isEqualTo(NOW);
        assertThat(item.get(OutboxAttribute.DUE_SHARD).s()).matches("P#[0-7]");
    }

    @Test
    void messagesMakeAnItemDueBeforeItsRecovery() {
        recoverAt(NOW.plusSeconds(60));
        OutboxAttribute.due(item, KEY, NOW);
        assertThat(dueAt()).isEqualTo(NOW.plusSeconds(60));

        OutboxAttribute.add(item, List.of(message()));
        OutboxAttribute.due(item, KEY, NOW.plusSeconds(1));

        assertThat(dueAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aLeaseHoldsWhileItsServiceSavesTheItemOnTheWay() {
        recoverAt(NOW.minusSeconds(1));
        OutboxAttribute.dueAt(item, KEY, NOW.plusSeconds(60).toEpochMilli());

        OutboxAttribute.due(item, KEY, NOW.plusSeconds(1));
        assertThat(dueAt()).isEqualTo(NOW.plusSeconds(60));

        recoverAt(NOW.plusSeconds(15));
        OutboxAttribute.due(item, KEY, NOW.plusSeconds(2));
        assertThat(dueAt()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void anItemWithNothingToDoIsNotInTheIndex() {
        OutboxAttribute.dueAt(item, KEY, 1);

        OutboxAttribute.due(item, KEY, NOW);

        assertThat(item).isEmpty();
    }

    @Test
    void aMessageThatSnsCouldNeverCarryIsRefusedAndTheItemStaysAsItIs() {
        Message large = message().withTraceparent("0".repeat(MessageSize.LIMIT));

        assertThatThrownBy(() -> OutboxAttribute.add(item, List.of(message(), large)))
            .isInstanceOf(MessageTooLargeException.class);
        assertThat(item).isEmpty();
    }

    private void recoverAt(Instant at) {
        item.put(OutboxAttribute.RECOVER_AT, AttributeValue.fromN(Long.toString(at.toEpochMilli())));
    }

    private Instant dueAt() {
        return Instant.ofEpochMilli(OutboxAttribute.millis(item.get(OutboxAttribute.DUE_AT)));
    }

    private static Message message() {
        UUID order = Ids.next();
        return Contract.load().message(Services.ORDERS, Services.PAYMENTS,
            MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, "cancelled"));
    }
}
