package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.guardianpartner.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;

/** No fault on the way loses a message or holds up the others; over a real PostgreSQL. */
@Execution(ExecutionMode.CONCURRENT)
class RowRelayFaultsTest extends RelayedRows {

    @Test
    void aRelayThatDiesBeforePublishingHasItPublishedLater() {
        Message message = failed();
        faults.before("publish", 1);

        transaction.executeWithoutResult(status -> outbox.add(message));

        awaitHeard(message);
        assertThat(faults.spent("publish")).isTrue();
    }

    @Test
    void aRelayThatDiesBeforeMarkingHasItPublishedTwiceUnderOneId() {
        Message message = failed();
        // Not before: a sweep of the empty outbox takes this step too.
        sns.is(request -> {
            sns.isCalm();
            faults.before("mark", 1);
            return sns.calmly(request);
        });

        transaction.executeWithoutResult(status -> outbox.add(message));

        await().untilAsserted(() -> assertThat(heardIds()).filteredOn(message.messageId().toString()::equals)
            .hasSize(2));
        await().until(() -> waiting() == 0);
    }

    @Test
    void whileSnsIsAwayMessagesWaitAndShowTheirAge() {
        sns.is(request -> {
            throw SdkClientException.create("connection refused");
        });
        Message message = failed();
        transaction.executeWithoutResult(status -> outbox.add(message));

        await().until(() -> gauge("guardian.outbox.backlog") == 1);
        await().until(() -> gauge("guardian.outbox.oldest.age") > 0.2);

        sns.isCalm();
        awaitHeard(message);
        await().until(() -> gauge("guardian.outbox.backlog") == 0 && gauge("guardian.outbox.oldest.age") == 0);
    }

    @Test
    void aMessageThatSnsRefusesForGoodIsPutAsideAndHoldsUpNobody() {
        jdbc.update("insert into outbox (body, attributes) values ('', '{\"messageId\": \"poison\"}')");
        Message next = failed();
        transaction.executeWithoutResult(status -> outbox.add(next));

        awaitHeard(next);
        await().until(() -> jdbc.queryForObject("select count(*) from outbox where refused_at is not null"
            + " and refusal like 'InvalidParameter%'", Integer.class) == 1);
        await().until(() -> meters.get("guardian.outbox.refused").counter().count() == 1);
        assertThat(waiting()).isZero();
    }

    @Test
    void aMessageThatFailsByItselfIsTriedAgainLaterAndLater() {
        Message unlucky = failed();
        sns.is(request -> {
            var answer = sns.calmly(request);
            return answer.toBuilder().successful(List.of()).failed(answer.successful().stream()
                .map(entry -> BatchResultErrorEntry.builder().id(entry.id())
                    .code("InternalError").senderFault(false).build())
                .toList()).build();
        });
        transaction.executeWithoutResult(status -> outbox.add(unlucky));

        await().until(() -> jdbc.queryForObject("select count(*) from outbox where published_at is null and"
            + " attempts = 2 and due_at > clock_timestamp() + interval '1 second'", Integer.class) == 1);
        sns.isCalm();
        await().until(() -> waiting() == 0);
    }

    @Test
    void whatARelayHasClaimedNoOtherClaims() {
        sns.is(request -> {
            throw SdkClientException.create("connection refused");
        });
        faults.before("claim", Integer.MAX_VALUE);
        transaction.executeWithoutResult(status -> outbox.addAll(IntStream.range(0, 8).mapToObj(i -> failed())
            .toList()));

        transaction.executeWithoutResult(one -> {
            OutboxRows first = table.claim();
            TransactionTemplate otherPod = new TransactionTemplate(transactions);
            otherPod.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            OutboxRows second = otherPod.execute(status -> table.claim());
            assertThat(first.rows()).hasSize(5);
            assertThat(second.rows()).hasSize(3).doesNotContainAnyElementsOf(first.rows());
        });
        assertThat(transaction.<OutboxRows>execute(status -> table.claim()).rows()).hasSize(5);
    }

    @Test
    void aRelayThatHangsLosesItsClaim() {
        faults.before("claim", Integer.MAX_VALUE);
        JdbcOutboxStore hanging = new JdbcOutboxStore(jdbc, 5, Duration.ofDays(1), Duration.ofMillis(200));
        transaction.executeWithoutResult(status -> outbox.add(failed()));
        TransactionTemplate otherPod = new TransactionTemplate(transactions);
        otherPod.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            OutboxRows claimed = hanging.claim();
            assertThat(otherPod.<OutboxRows>execute(other -> table.claim()).isEmpty()).isTrue();
            await().until(() -> otherPod.<OutboxRows>execute(other -> table.claim()).rows().equals(claimed.rows()));
            hanging.mark(new Published<>(claimed, List.of(PublishOutcome.PUBLISHED)));
        })).isInstanceOf(Exception.class).isNotInstanceOf(AssertionError.class);
    }
}
