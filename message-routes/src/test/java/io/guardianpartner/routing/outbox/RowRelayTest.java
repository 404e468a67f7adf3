package io.guardianpartner.routing.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.test.GuardianTest;
import io.guardianpartner.routing.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;

/** What is told by a transaction is published when it commits, whatever happens on the way; over a real PostgreSQL. */
@GuardianTest(service = Services.PAYMENTS, postgres = true, classes = RowRelayTest.App.class, properties = {
    "spring.config.import=classpath:guardian.yaml",
    "guardian.outbox.busy-sweep-interval=100ms", "guardian.outbox.sweep-interval=1h", "guardian.outbox.page=5",
    "guardian.outbox.purge-interval=200ms", "guardian.outbox.retention=1h"})
class RowRelayTest {

    @Autowired
    private MessagingProbe probe;
    @Autowired
    private Outbox outbox;
    @Autowired
    private Messages messages;
    @Autowired
    private MoodySns sns;
    @Autowired
    private StepFaults faults;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private OutboxTable table;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private ProducerTemplate camel;
    @Autowired
    private CamelContext context;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private TransactionTemplate transaction;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean(destroyMethod = "")
        SnsClient sns(LocalCloud cloud) {
            return new MoodySns(cloud.sns()::publishBatch);
        }

        @Bean
        StepFaults faults() {
            return new StepFaults();
        }

        @Bean
        RouteBuilder storesByRoute() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:store").transacted().bean("outbox", "addAll");
                }
            };
        }
    }

    @BeforeEach
    void quiet() {
        await().until(() -> table.backlog().count() == 0);
    }

    @AfterEach
    void calm() {
        sns.isCalm();
        faults.before("claim", 0);
        jdbc.update("delete from outbox where published_at is null");
    }

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
        Message large = failed().withTraceparent("0".repeat(OutboxMessage.MAX_BYTES));

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
        faults.before("mark", 1);

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
        OutboxTable hanging = new OutboxTable(jdbc, 5, Duration.ofDays(1), Duration.ofMillis(200));
        transaction.executeWithoutResult(status -> outbox.add(failed()));
        TransactionTemplate otherPod = new TransactionTemplate(transactions);
        otherPod.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            OutboxRows claimed = hanging.claim();
            assertThat(otherPod.<OutboxRows>execute(other -> table.claim()).isEmpty()).isTrue();
            await().until(() -> otherPod.<OutboxRows>execute(other -> table.claim()).rows().equals(claimed.rows()));
            hanging.mark(new Published<>(claimed, List.of(Outcome.PUBLISHED)));
        })).isInstanceOf(Exception.class).isNotInstanceOf(AssertionError.class);
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

    private Message failed() {
        UUID order = Ids.next();
        return messages.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, Ids.next(), PaymentFail.Reason.EXPIRED));
    }

    private void awaitHeard(Message... expected) {
        String[] ids = Arrays.stream(expected).map(Message::messageId).map(UUID::toString)
            .toArray(String[]::new);
        await().atMost(10, SECONDS).pollInterval(Duration.ofMillis(50))
            .untilAsserted(() -> assertThat(heardIds()).contains(ids));
    }

    private List<String> heardIds() {
        return probe.published().stream().map(one -> one.attributes().get(Attributes.MESSAGE_ID)).toList();
    }

    private int waiting() {
        return (int) table.backlog().count();
    }

    private int rowsOf(Message message) {
        return jdbc.queryForObject("select count(*) from outbox where attributes->>'messageId' = ?", Integer.class,
            message.messageId().toString());
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
