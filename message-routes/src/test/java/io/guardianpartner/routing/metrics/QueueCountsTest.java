package io.guardianpartner.routing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.guardianpartner.support.PeriodicReading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues that are empty are counted half as often: an idle pod asks SQS for little. */
class QueueCountsTest {

    private final Queues queues = new Queues();
    private final QueueCounts counts = new QueueCounts(queues, "queue", "dead-letters", new SimpleMeterRegistry(),
        "orders", () -> new PeriodicReading<>(Duration.ofMinutes(1), Clock.systemUTC()));

    @Test
    void whereNothingIsEveryOtherCountIsLeftOut() {
        count(5);
        assertThat(queues.asked).isEqualTo(3 * 2);
    }

    @Test
    void whereSomethingIsEachCountIsMade() {
        queues.delayed = 1;
        count(3);
        assertThat(queues.asked).isEqualTo(3 * 2);
    }

    @Test
    void parkedMessagesAreSomethingToo() {
        queues.parked = 1;
        count(3);
        assertThat(queues.asked).isEqualTo(3 * 2);
    }

    private void count(int times) {
        for (int time = 0; time < times; time++) {
            counts.count(null);
        }
    }

    /** A queue and its dead letters, with as many messages as a test wants. */
    private static final class Queues implements SqsClient {

        private int parked;
        private int delayed;
        private int asked;

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            asked++;
            return GetQueueAttributesResponse.builder().attributes(request.queueUrl().equals("dead-letters")
                ? Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "" + parked)
                : Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0",
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "" + delayed))
                .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
