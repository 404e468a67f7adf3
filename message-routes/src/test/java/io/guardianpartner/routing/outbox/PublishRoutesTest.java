package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.message.Attributes;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SnsException;

class PublishRoutesTest {

    private static final String POISON = "poison";

    private final List<OutboxMessage> refused = new ArrayList<>();
    private final MoodySns sns = new MoodySns(PublishRoutesTest::takesAll);
    private CamelContext camel;

    @BeforeEach
    void oneRequestAtATime() throws Exception {
        start(1);
    }

    private void start(int requestsAtATime) throws Exception {
        stop();
        camel = new DefaultCamelContext();
        camel.getRegistry().bind(PublishRoutes.CLIENT, new OutboxSnsClient(sns, Duration.ofSeconds(1)));
        camel.addRoutes(new PublishRoutes("orders", "arn:aws:sns:us-east-1:000000000000:orders",
            new PublishSteps(requestsAtATime, Duration.ofMinutes(1), Clock.systemUTC(), refused::add)));
        camel.start();
    }

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
    }

    private record Some(List<OutboxMessage> messages) implements Batch {}

    @Test
    void tenMessagesGoInARequestWithAllTheirAttributes() {
        List<PublishOutcome> outcomes = publish(messages(25, 10));

        assertThat(outcomes).hasSize(25).containsOnly(PublishOutcome.PUBLISHED);
        assertThat(sns.requests()).extracting(request -> request.publishBatchRequestEntries().size())
            .containsExactly(10, 10, 5);
        assertThat(sns.requests().get(2).publishBatchRequestEntries().get(4).messageAttributes())
            .containsOnlyKeys(Attributes.MESSAGE_ID, Attributes.TYPE)
            .allSatisfy((name, value) -> assertThat(value.dataType()).isEqualTo("String"));
    }

    @Test
    void aRequestIsNeverLargerThanASingleMessageMayBe() {
        publish(messages(5, 100 * 1024));

        assertThat(sns.requests()).extracting(request -> request.publishBatchRequestEntries().size())
            .containsExactly(2, 2, 1);
    }

    @Test
    void theFailureOfOneEntryIsNotTakenForSuccess() {
        sns.is(request -> PublishBatchResponse.builder()
            .successful(PublishBatchResultEntry.builder().id("0").build())
            .failed(failure("1", "InternalError", false), failure("2", "InvalidParameter", true)).build());

        assertThat(publish(messages(4, 10))).extracting(PublishOutcome::kind).containsExactly(
            PublishOutcome.Kind.PUBLISHED,
            PublishOutcome.Kind.FAILED, PublishOutcome.Kind.REFUSED, PublishOutcome.Kind.FAILED);
    }

    @Test
    void aFaultOfTheSendersThatSaysNothingAboutTheMessageIsNotForGood() {
        sns.is(request -> PublishBatchResponse.builder().failed(failure("0", "KMSAccessDenied", true)).build());

        assertThat(publish(messages(1, 10))).extracting(PublishOutcome::kind)
            .containsExactly(PublishOutcome.Kind.FAILED);
    }

    @Test
    void oneMessageThatMakesSnsRefuseTheWholeRequestIsFoundAndTheOthersGo() {
        sns.is(request -> {
            if (request.publishBatchRequestEntries().stream().anyMatch(entry -> entry.message().startsWith(POISON))) {
                throw refusal("Invalid parameter: Message");
            }
            return takesAll(request);
        });
        OutboxMessage poison = new OutboxMessage(POISON, attributes());

        List<PublishOutcome> outcomes = publish(List.of(messages(1, 10).get(0), poison, messages(1, 10).get(0)));

        assertThat(outcomes).extracting(PublishOutcome::kind).containsExactly(PublishOutcome.Kind.PUBLISHED,
            PublishOutcome.Kind.REFUSED,
            PublishOutcome.Kind.PUBLISHED);
    }

    @Test
    void whenSnsIsAwayWhileMessagesAreTriedOneByOneTheRestIsLeftUntried() {
        sns.is(request -> {
            if (request.publishBatchRequestEntries().size() > 1) {
                throw refusal("Invalid parameter: Message");
            }
            throw SdkClientException.create("connection refused");
        });

        assertThat(publish(messages(10, 10))).containsOnly(PublishOutcome.UNTRIED);
        assertThat(sns.requests()).hasSize(2);
    }

    @Test
    void aWrongTopicIsNobodysPoison() {
        sns.is(request -> {
            throw refusal("Invalid parameter: TopicArn");
        });

        assertThat(publish(messages(3, 10))).containsOnly(PublishOutcome.UNTRIED);
    }

    @Test
    void whenSnsIsAwayTheRestIsLeftUntriedWithoutAskingOn() {
        sns.is(request -> {
            if (sns.requests().size() > 1) {
                throw SdkClientException.create("connection refused");
            }
            return takesAll(request);
        });

        List<PublishOutcome> outcomes = publish(messages(40, 10));

        assertThat(sns.requests()).hasSize(2);
        assertThat(outcomes.subList(0, 10)).containsOnly(PublishOutcome.PUBLISHED);
        assertThat(outcomes.subList(10, 40)).containsOnly(PublishOutcome.UNTRIED);
    }

    @Test
    void requestsGoSideBySideAndTheirOutcomesKeepTheOrder() throws Exception {
        start(3);
        CyclicBarrier allAreUnderWay = new CyclicBarrier(3);
        sns.is(request -> {
            await(allAreUnderWay);
            boolean second = request.publishBatchRequestEntries().get(0).message().startsWith("1");
            return second
                ? PublishBatchResponse.builder().failed(failure("3", "InternalError", false)).build()
                : takesAll(request);
        });

        List<PublishOutcome> outcomes = publish(IntStream.range(0, 30)
            .mapToObj(i -> new OutboxMessage(Integer.toString(100 + i).substring(1), attributes())).toList());

        assertThat(outcomes.subList(0, 10)).containsOnly(PublishOutcome.PUBLISHED);
        assertThat(outcomes.subList(10, 20)).extracting(PublishOutcome::kind).containsOnly(PublishOutcome.Kind.FAILED);
        assertThat(outcomes.subList(20, 30)).containsOnly(PublishOutcome.PUBLISHED);
    }

    @Test
    void anOutageLeavesWhatHasNotBegunUntried() throws Exception {
        start(2);
        sns.is(request -> {
            throw SdkClientException.create("connection refused");
        });

        assertThat(publish(messages(60, 10))).hasSize(60).containsOnly(PublishOutcome.UNTRIED);
        assertThat(sns.requests()).hasSizeBetween(1, 2);
    }

    @Test
    void publicationsShareTheRequestsThatMayBeUnderWay() throws Exception {
        start(2);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier twoAreUnderWay = new CyclicBarrier(2);
        sns.is(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            await(twoAreUnderWay);
            underWay.decrementAndGet();
            return takesAll(request);
        });

        List<CompletableFuture<List<PublishOutcome>>> pages = Stream
            .generate(() -> CompletableFuture.supplyAsync(() -> publish(messages(40, 10)))).limit(2).toList();

        assertThat(pages).allSatisfy(page -> assertThat(page.get()).hasSize(40).containsOnly(PublishOutcome.PUBLISHED));
        assertThat(most).hasValue(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the requests do not go side by side", e);
        }
    }

    private List<PublishOutcome> publish(List<OutboxMessage> messages) {
        return camel.createProducerTemplate().requestBody(PublishRoutes.PUBLISH, new Some(messages), Published.class)
            .outcomes();
    }

    private static List<OutboxMessage> messages(int count, int length) {
        return IntStream.range(0, count).mapToObj(i -> new OutboxMessage("m".repeat(length), attributes())).toList();
    }

    private static Map<String, String> attributes() {
        return Map.of(Attributes.MESSAGE_ID, "1", Attributes.TYPE, "MSG_X");
    }

    private static PublishBatchResponse takesAll(PublishBatchRequest request) {
        return PublishBatchResponse.builder().successful(request.publishBatchRequestEntries().stream()
            .map(PublishBatchRequestEntry::id).map(id -> PublishBatchResultEntry.builder().id(id).build()).toList())
            .build();
    }

    private static BatchResultErrorEntry failure(String id, String code, boolean senderFault) {
        return BatchResultErrorEntry.builder().id(id).code(code).message("no").senderFault(senderFault).build();
    }

    private static SnsException refusal(String message) {
        return (SnsException) InvalidParameterException.builder().statusCode(400).message(message)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("InvalidParameter").errorMessage(message).build())
            .build();
    }
}
