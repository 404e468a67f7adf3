package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.local.Wiring;
import io.guardianpartner.operations.platform.LocalAccount;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Topic;

class SnsTopicsTest {

    private final Wiring wiring = new Wiring();

    @Test
    void aTopicIsCreatedOnceUnderItsName() {
        String name = Wiring.unique("once");

        String first = wiring.sns.createTopic(request -> request.name(name)).topicArn();
        String second = wiring.sns.createTopic(request -> request.name(name)).topicArn();

        assertThat(first).isEqualTo("arn:aws:sns:us-east-1:000000000000:" + name).isEqualTo(second);
        assertThat(wiring.sns.listTopicsPaginator().topics()).extracting(Topic::topicArn).containsOnlyOnce(first);
    }

    @Test
    void aTopicIsNotCreatedASecondTimeWithOtherAttributes() {
        String name = Wiring.unique("other");
        wiring.sns.createTopic(request -> request.name(name));

        assertThatThrownBy(() -> wiring.sns
            .createTopic(request -> request.name(name).attributes(Map.of("DisplayName", "Other"))))
            .isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("already exists with different attributes");
    }

    @Test
    void moreThanAHundredTopicsAreListedPageByPage() {
        String prefix = Wiring.unique("paged");
        for (int i = 0; i < 120; i++) {
            String name = prefix + "-" + i;
            wiring.sns.createTopic(request -> request.name(name));
        }

        assertThat(wiring.sns.listTopics().topics()).hasSize(100);
        assertThat(wiring.sns.listTopicsPaginator().topics()).filteredOn(topic -> topic.topicArn().contains(prefix))
            .hasSize(120);
    }

    @Test
    void whatComesOrGoesBetweenTwoPagesNeitherHidesNorRepeatsAnother() {
        String prefix = Wiring.unique("moving");
        Set<String> mine = IntStream.range(0, 120)
            .mapToObj(i -> wiring.sns.createTopic(request -> request.name(prefix + "-" + i)).topicArn())
            .collect(Collectors.toSet());
        ListTopicsResponse first = wiring.sns.listTopics();
        wiring.sns.createTopic(request -> request.name(Wiring.unique("0-comes-first")));
        first.topics().stream().map(Topic::topicArn).filter(mine::contains).findFirst()
            .ifPresent(arn -> wiring.sns.deleteTopic(request -> request.topicArn(arn)));

        Stream<Topic> others = wiring.sns.listTopicsPaginator(request -> request.nextToken(first.nextToken()))
            .topics().stream();

        assertThat(Stream.concat(first.topics().stream(), others).map(Topic::topicArn).filter(mine::contains))
            .containsExactlyInAnyOrderElementsOf(mine);
    }

    @Test
    void aTokenThatIsNoneIsRefused() {
        assertThatThrownBy(() -> wiring.sns.listTopics(request -> request.nextToken("no token")))
            .isInstanceOf(InvalidParameterException.class).hasMessageContaining("NextToken");
    }

    @Test
    void aTopicsAttributesCanBeSetAndRead() {
        String topic = wiring.topic();
        wiring.listener(topic, null);

        wiring.sns.setTopicAttributes(
            request -> request.topicArn(topic).attributeName("DisplayName").attributeValue("Orders & <more>"));

        assertThat(wiring.sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
            .containsEntry("TopicArn", topic)
            .containsEntry("Owner", LocalAccount.NUMBER)
            .containsEntry("DisplayName", "Orders & <more>")
            .containsEntry("SubscriptionsConfirmed", "1");
        assertThatThrownBy(() -> wiring.sns.setTopicAttributes(
            request -> request.topicArn(topic).attributeName("Policy").attributeValue("{\"Statement\":[]} and more")))
            .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> wiring.sns
            .setTopicAttributes(request -> request.topicArn(topic).attributeName("Colour").attributeValue("red")))
            .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aDeletedTopicTakesItsSubscriptionsWithIt() {
        String topic = wiring.topic();
        String subscription = wiring.subscribe(topic, wiring.queue().arn(), Map.of());

        wiring.sns.deleteTopic(request -> request.topicArn(topic));
        wiring.sns.deleteTopic(request -> request.topicArn(topic));

        assertThatThrownBy(() -> wiring.publish(topic, "x", Map.of())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
            () -> wiring.sns.getSubscriptionAttributes(request -> request.subscriptionArn(subscription)))
            .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatCannotBeATopicHereIsRefusedAsSnsDoesIt() {
        assertThatThrownBy(() -> wiring.sns.createTopic(request -> request.name("not a name")))
            .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> wiring.publish("arn:aws:sns:eu-west-1:000000000000:t", "x", Map.of()))
            .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> wiring.publish("arn:aws:sns:us-east-1:111111111111:t", "x", Map.of()))
            .isInstanceOfSatisfying(AuthorizationErrorException.class,
                e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThatThrownBy(() -> wiring.publish("arn:aws:sns:us-east-1:000000000000:nobody", "x", Map.of()))
            .isInstanceOfSatisfying(NotFoundException.class, e -> {
                assertThat(e.statusCode()).isEqualTo(404);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotFound");
                assertThat(e.requestId()).isNotBlank();
            });
    }

    @Test
    void anActionThatIsNotOfferedIsSaidToBeInvalid() {
        assertThatThrownBy(() -> wiring.sns.listPhoneNumbersOptedOut(request -> {})).isInstanceOfSatisfying(
            SnsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
    }
}
