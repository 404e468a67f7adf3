package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.test.GuardianStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The relays of two pods share one table; over a real PostgreSQL. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class TwoRelaysTest {

    private static final int MANY = 500;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);

    @Test
    void eachPublishesSomeNoneIsPublishedTwiceAndNoneIsMissed() {
        try (var one = pod(); var other = pod()) {
            var stored = store(one);
            await().atMost(LONG).until(() -> one.getBean(JdbcOutboxStore.class).backlog().count() == 0);

            var byOne = published(one);
            var byOther = published(other);
            assertThat(byOne).isNotEmpty();
            assertThat(byOther).isNotEmpty();
            assertThat(Stream.concat(byOne.stream(), byOther.stream())).containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    private ConfigurableApplicationContext pod() {
        var pod = stage.start(RelayedRows.App.class, "spring.config.import=classpath:guardian.yaml",
            "guardian.outbox.page=10", "guardian.outbox.busy-sweep-interval=50ms",
            "guardian.outbox.sweep-interval=50ms");
        var sns = pod.getBean(MoodySns.class);
        sns.is(request -> {
            // As long as SNS takes: time enough for the other one.
            LockSupport.parkNanos(5_000_000);
            return sns.calmly(request);
        });
        return pod;
    }

    private static List<String> store(ConfigurableApplicationContext pod) {
        var messages = IntStream.range(0, MANY).mapToObj(i -> failed(pod.getBean(Messages.class))).toList();
        pod.getBean(TransactionTemplate.class)
            .executeWithoutResult(status -> pod.getBean(Outbox.class).addAll(messages));
        return messages.stream().map(message -> message.messageId().toString()).toList();
    }

    private static Message failed(Messages messages) {
        UUID order = Ids.next();
        return messages.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, Ids.next(), PaymentFail.Reason.EXPIRED));
    }

    private static List<String> published(ConfigurableApplicationContext pod) {
        return pod.getBean(MoodySns.class).requests().stream()
            .flatMap(request -> request.publishBatchRequestEntries().stream())
            .map(entry -> entry.messageAttributes().get(Attributes.MESSAGE_ID).stringValue())
            .toList();
    }
}
