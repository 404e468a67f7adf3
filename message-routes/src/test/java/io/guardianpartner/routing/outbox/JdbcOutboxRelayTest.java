package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.MessageTooLargeException;
import org.junit.jupiter.api.Test;

/** The messages of a transaction are published when it commits, whatever happens on the way; over a real PostgreSQL. */
class JdbcOutboxRelayTest extends RelayedRows {

    @Test
    void whatIsCommittedIsPublishedWithItsAttributes() {
        Message message = failed();

        transaction.executeWithoutResult(status -> outbox.add(message));

        awaitHeard(message);
        var heard = probe.published().stream().filter(one -> one.attributes().get(Attributes.MESSAGE_ID)
            .equals(message.messageId().toString())).findFirst().orElseThrow();
        assertThat(heard.body()).isEqualTo(message.body());
        assertThat(heard.attributes()).isEqualTo(message.attributes());
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        Message never = failed();
        transaction.executeWithoutResult(status -> {
            outbox.add(never);
            status.setRollbackOnly();
        });
        Message after = failed();
        transaction.executeWithoutResult(status -> outbox.add(after));

        awaitHeard(after);
        assertThat(heardIds()).doesNotContain(never.messageId().toString());
    }

    @Test
    void aRouteStoresByTheBeanWithinItsTransaction() {
        Message message = failed();

        camel.sendBody("direct:store", List.of(message));

        awaitHeard(message);
    }

    @Test
    void outsideATransactionNothingIsTaken() {
        assertThatThrownBy(() -> outbox.add(failed())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatSnsCouldNeverCarryIsRefusedBeforeItIsStored() {
        Message large = failed().withTraceparent("0".repeat(MessageSize.LIMIT));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> outbox.add(failed(), large)))
            .isInstanceOf(MessageTooLargeException.class);
        assertThat(waiting()).isZero();
    }

    @Test
    void allPagesOfALargeTransactionGoRoughlyInTheirOrder() {
        List<Message> many = IntStream.range(0, 33).mapToObj(i -> failed()).toList();

        transaction.executeWithoutResult(status -> outbox.addAll(many));

        awaitHeard(many.toArray(Message[]::new));
        assertThat(await().until(this::waiting, left -> left == 0)).isZero();
    }

    @Test
    void publishedRowsGoWhenTheirRetentionIsOver() {
        Message message = failed();
        transaction.executeWithoutResult(status -> outbox.add(message));
        awaitHeard(message);
        await().until(() -> waiting() == 0);
        assertThat(rowsOf(message)).isEqualTo(1);

        jdbc.update("update outbox set published_at = published_at - interval '61 minutes'");

        await().until(() -> rowsOf(message) == 0);
    }

    @Test
    void theRelaysRoutesHaveTheirNames() {
        assertThat(context.getRoute("payments.job.relay")).isNotNull();
        assertThat(context.getRoute("payments.job.sweep")).isNotNull();
    }
}
