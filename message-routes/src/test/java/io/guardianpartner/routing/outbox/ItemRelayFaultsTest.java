package io.guardianpartner.routing.outbox;

import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_AT;
import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_SHARD;
import static io.guardianpartner.routing.outbox.OutboxAttribute.OUTBOX;
import static io.guardianpartner.routing.outbox.OutboxAttribute.REFUSED;
import static io.guardianpartner.routing.outbox.OutboxAttribute.REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import io.guardianpartner.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** No fault on the way loses a message or overwrites an item; over a real DynamoDB API. */
@Execution(ExecutionMode.CONCURRENT)
class ItemRelayFaultsTest extends RelayedItems {

    @Test
    void aWriteThatComesBetweenIsKeptAndItsMessagesToo() {
        Message first = cancellation();
        Message second = cancellation();
        Map<String, AttributeValue> item = item(first);
        String key = item.get("orderId").s();
        AtomicBoolean once = new AtomicBoolean();
        sns.is(request -> {
            var answer = sns.calmly(request);
            if (once.compareAndSet(false, true)) {
                Map<String, AttributeValue> meanwhile = new HashMap<>(read(key));
                meanwhile.put("status", text("FINISHED"));
                meanwhile.put(REVISION, number(2));
                OutboxAttribute.add(meanwhile, List.of(second));
                save(meanwhile);
            }
            return answer;
        });
        save(item);
        camel.sendBody(RelayTrigger.ENDPOINT, key);

        awaitHeard(first, second);
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(read(key)).containsEntry("status", text("FINISHED"));
    }

    @Test
    void markingTakesOutWhatWasPublishedAndNothingThatCameMeanwhile() {
        Message published = cancellation();
        Message meanwhile = cancellation();
        Map<String, AttributeValue> item = item(published);
        item.keySet().removeAll(List.of(DUE_SHARD, DUE_AT));
        OutboxItem claimed = items.claim(save(item));
        OutboxAttribute.add(item, List.of(meanwhile));
        item.put(REVISION, number(2));
        save(item);

        OutboxItem marked = items.mark(new Published<>(claimed, List.of(PublishOutcome.PUBLISHED)));

        assertThat(marked.messages()).containsExactly(OutboxMessage.of(meanwhile));
        assertThat(marked.attributes()).containsEntry(REVISION, number(3)).containsKey(DUE_AT);
    }

    @Test
    void aRelayThatDiesBeforePublishingHasItPublishedLater() {
        Message message = cancellation();
        faults.before("publish", 1);

        camel.sendBody(RelayTrigger.ENDPOINT, save(item(message)));

        awaitHeard(message);
        assertThat(faults.spent("publish")).isTrue();
    }

    @Test
    void aRelayThatDiesBeforeMarkingHasItPublishedTwiceUnderOneId() {
        Message message = cancellation();
        faults.before("mark", 1);
        String key = save(item(message));

        camel.sendBody(RelayTrigger.ENDPOINT, key);

        await().untilAsserted(() -> assertThat(heardIds()).filteredOn(message.messageId().toString()::equals)
            .hasSize(2));
        await().until(() -> !read(key).containsKey(OUTBOX));
    }

    @Test
    void whileSnsIsAwayItemsWaitAndShowTheirAge() {
        sns.is(request -> {
            throw SdkClientException.create("connection refused");
        });
        Message message = cancellation();
        save(item(message));

        await().until(() -> gauge("guardian.outbox.backlog") == 1);
        await().until(() -> gauge("guardian.outbox.oldest.age") > 0.2);

        sns.isCalm();
        awaitHeard(message);
    }

    @Test
    void aMessageThatSnsRefusesForGoodIsPutAsideAndTheOthersOfItsItemGo() {
        Message message = cancellation();
        Map<String, AttributeValue> item = item(message);
        OutboxMessage poison = new OutboxMessage("",
            Map.of("messageId", UUID.randomUUID().toString(), "type", "MSG_X"));
        OutboxAttribute.set(item, OUTBOX, List.of(poison, OutboxMessage.of(message)));
        String key = save(item);

        awaitHeard(message);
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(OutboxAttribute.read(read(key), REFUSED)).containsExactly(poison);
        assertThat(read(key)).doesNotContainKey(DUE_AT);
    }
}
