package io.guardianpartner.routing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;

import io.guardianpartner.support.PeriodicReading;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;

/** Queues are counted by the clock, also after an SQS that does not answer. */
@RouteTest(classes = QueueCountsJobTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
class QueueCountsJobTest {

    @Autowired
    private RouteRun run;
    @Autowired
    private SimpleMeterRegistry meters;

    /** It does not answer the first time; then there are three dead letters, and messages in every state. */
    static class Queue extends CountedQueues {

        Queue() {
            super(3, 5, 6, 7);
        }

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            var answer = super.getQueueAttributes(request);
            if (asked() == 1) {
                throw new IllegalStateException("away");
            }
            return answer;
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
            return new QueueCountsJob("orders",
                new QueueCounts(new Queue(), CountedQueues.QUEUE, CountedQueues.DEAD_LETTERS, meters, "orders",
                    () -> new PeriodicReading<>(Duration.ofMinutes(1), Clock.systemUTC())),
                Duration.ofMillis(50));
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
