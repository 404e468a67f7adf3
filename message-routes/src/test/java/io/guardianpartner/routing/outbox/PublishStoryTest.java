package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/** The way of a batch through the publishing routes, with the topic mocked; one request at a time. */
@RouteTest(classes = PublishStoryTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
@MockEndpointsAndSkip("aws2-sns:.*")
class PublishStoryTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:orders";

    private final AtomicReference<Processor> sns = new AtomicReference<>(PublishStoryTest::take);

    @Autowired
    private RouteRun run;

    private record Some(List<OutboxMessage> messages) implements Batch {}

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean(PublishRoutes.CLIENT)
        SnsClient outboxSnsClient(SnsClient snsClient) {
            return new OutboxSnsClient(snsClient, Duration.ofSeconds(1));
        }

        @Bean
        RouteBuilder publishing() {
            return new PublishRoutes("orders", TOPIC,
                new PublishSteps(1, Duration.ofMinutes(1), Clock.systemUTC(), message -> {}));
        }
    }

    @BeforeEach
    void topic() {
        run.mock("aws2-sns:" + TOPIC).whenAnyExchangeReceived(exchange -> sns.get().process(exchange));
    }

    @Test
    void eachRequestIsPublishedAndItsAnswerLookedAt() {
        assertThat(publish(11)).containsOnly(PublishOutcome.PUBLISHED).hasSize(11);

        assertThat(run.steps())
            .startsWith("publish-begin", "publish-requests", "publish-keep", "publish-entries")
            .containsSubsequence("publish", "publish-answered", "publish", "publish-answered",
                "published")
            .doesNotContain("publish-away", "publish-refused", "publish-one-by-one");
    }

    @Test
    void aRequestThatSnsRefusesGoesOutMessageByMessage() {
        sns.set(exchange -> {
            if (entries(exchange).stream().anyMatch(entry -> entry.message().equals("message 1"))) {
                throw refusal();
            }
            take(exchange);
        });

        List<PublishOutcome> outcomes = publish(3);

        assertThat(outcomes.get(0)).isEqualTo(PublishOutcome.PUBLISHED);
        assertThat(outcomes.get(1).is(PublishOutcome.Kind.REFUSED)).isTrue();
        assertThat(outcomes.get(2)).isEqualTo(PublishOutcome.PUBLISHED);
        assertThat(run.steps()).containsSubsequence("publish", "publish-one-by-one", "publish-one", "publish",
            "publish-answered",
            "publish-one", "publish", "publish-refused", "publish-one", "publish", "publish-answered", "published");
    }

    @Test
    void whenSnsIsUnavailableTheRestIsLeftUntried() {
        sns.set(exchange -> {
            throw SdkClientException.create("no route");
        });

        assertThat(publish(25)).containsOnly(PublishOutcome.UNTRIED);

        assertThat(run.steps()).containsOnlyOnce("publish").containsSubsequence("publish", "publish-away", "published");
    }

    @SuppressWarnings("unchecked")
    private List<PublishOutcome> publish(int messages) {
        List<OutboxMessage> batch = IntStream.range(0, messages)
            .mapToObj(number -> new OutboxMessage("message " + number, Map.of())).toList();
        Exchange end = run.send(PublishRoutes.PUBLISH, new Some(batch));
        assertThat(end.getException()).isNull();
        return ((Published<Batch>) end.getMessage().getBody(Published.class)).outcomes();
    }

    @SuppressWarnings("unchecked")
    private static List<PublishBatchRequestEntry> entries(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    private static void take(Exchange exchange) {
        exchange.getMessage().setBody(PublishBatchResponse.builder().successful(entries(exchange).stream()
            .map(entry -> PublishBatchResultEntry.builder().id(entry.id()).build()).toList()).build());
    }

    private static Exception refusal() {
        return InvalidParameterException.builder().statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("InvalidParameter").build()).build();
    }
}
