package io.guardianpartner.routing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.guardianpartner.support.PeriodicReading;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues are counted by the clock, also after an SQS that does not answer. */
@RouteTest(classes = QueueCountsJobTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
class QueueCountsJobTest {

    @Autowired
    private RouteRun run;
    @Autowired
    private SimpleMeterRegistry meters;

    /** An SQS that does not answer the first time; then there are three dead letters, and messages in every state. */
    static class Queue implements SqsClient {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("away");
            }
            return GetQueueAttributesResponse.builder().attributes(request.queueUrl().equals("dead-letters")
                ? Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "3")
                : Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "5",
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "6",
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "7"))
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

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        RouteBuilder queueCountsJob(SimpleMeterRegistry meters) {
            return new QueueCountsJob("orders", new QueueCounts(new Queue(), "queue", "dead-letters", meters, "orders",
                () -> new PeriodicReading<>(Duration.ofMinutes(1), Clock.systemUTC())), Duration.ofMillis(50));
        }
    }

    @Test
    void aCountThatFailsIsMadeAgainAtTheNextTurn() {
        run.send("direct:guardian-queue-counts", null);
        assertThat(run.steps()).containsExactly("job.count-queues", "job.failed");
        assertThat(meters.get(QueueCounts.DEAD_LETTERS).gauge().value()).isNaN();
        assertThat(messages("visible")).isNaN();

        run.send("direct:guardian-queue-counts", null);
        assertThat(run.steps()).containsExactly("job.count-queues");
        assertThat(meters.get(QueueCounts.DEAD_LETTERS).gauge().value()).isEqualTo(3);
        assertThat(messages("visible")).isEqualTo(5);
        assertThat(messages("in-flight")).isEqualTo(6);
        assertThat(messages("delayed")).isEqualTo(7);
    }

    private double messages(String state) {
        return meters.get(QueueCounts.MESSAGES).tag("state", state).gauge().value();
    }
}
