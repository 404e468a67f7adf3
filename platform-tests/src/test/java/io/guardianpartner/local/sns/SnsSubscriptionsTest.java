package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

class SnsSubscriptionsTest {

    private final Wiring wiring = new Wiring();

    @Test
    void aSubscriptionShowsWhatItWasMadeWith() {
        String topic = wiring.topic();
        TestQueue queue = wiring.queue();
        String redrive = Wiring.redriveTo(wiring.queue().arn());

        String subscription = wiring.subscribe(topic, queue.arn(),
            Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"a\":[\"b\"]}", "RedrivePolicy", redrive));

        assertThat(attributes(subscription)).containsEntry("TopicArn", topic)
            .containsEntry("Endpoint", queue.arn())
            .containsEntry("Protocol", "sqs")
            .containsEntry("PendingConfirmation", "false")
            .containsEntry("RawMessageDelivery", "true")
            .containsEntry("FilterPolicy", "{\"a\":[\"b\"]}")
            .containsEntry("FilterPolicyScope", "MessageAttributes")
            .containsEntry("RedrivePolicy", redrive);
        assertThat(wiring.sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions())
            .extracting(Subscription::subscriptionArn)
            .containsExactly(subscription);
        assertThat(wiring.sns.listSubscriptionsPaginator().subscriptions()).extracting(Subscription::subscriptionArn)
            .contains(subscription);
    }

    @Test
    void aQueueIsSubscribedOnce() {
        String topic = wiring.topic();
        TestQueue queue = wiring.queue();

        String first = wiring.subscribe(topic, queue.arn(), Map.of("RawMessageDelivery", "true"));

        assertThat(wiring.subscribe(topic, queue.arn(), Map.of("RawMessageDelivery", "true"))).isEqualTo(first);
        assertThat(wiring.subscribe(topic, queue.arn(), Map.of())).isEqualTo(first);
        assertThat(wiring.subscribe(topic, queue.arn(), Map.of("RawMessageDelivery", "True"))).isEqualTo(first);
        assertThatThrownBy(() -> wiring.subscribe(topic, queue.arn(), Map.of("RawMessageDelivery", "false")))
            .isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("already exists with different attributes");
        assertThatThrownBy(() -> wiring.subscribe(topic, queue.arn(), Map.of("FilterPolicy", "{\"a\":[\"b\"]}")))
            .isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("already exists with different attributes");
        assertThat(attributes(first)).containsEntry("RawMessageDelivery", "true").doesNotContainKey("FilterPolicy");
    }

    @Test
    void aChangedFilterPolicyCountsFromTheNextMessageOn() {
        String topic = wiring.topic();
        TestQueue queue = wiring.queue();
        String subscription = wiring.subscribe(topic, queue.arn(), Map.of("RawMessageDelivery", "true"));

        set(subscription, "FilterPolicy", "{\"colour\":[\"red\"]}");
        wiring.publish(topic, "blue", Map.of("colour", Wiring.string("blue")));
        set(subscription, "FilterPolicy", "{}");
        wiring.publish(topic, "any", Map.of("colour", Wiring.string("blue")));

        assertThat(wiring.bodiesIn(queue)).containsExactly("any");
        assertThat(attributes(subscription)).doesNotContainKeys("FilterPolicy", "FilterPolicyScope");
    }

    @Test
    void whoUnsubscribesHearsNothingMore() {
        String topic = wiring.topic();
        TestQueue queue = wiring.queue();
        String subscription = wiring.subscribe(topic, queue.arn(), Map.of());

        wiring.sns.unsubscribe(request -> request.subscriptionArn(subscription));
        wiring.publish(topic, "x", Map.of());

        assertThat(wiring.messagesIn(queue)).isEmpty();
        assertThatThrownBy(() -> attributes(subscription)).isInstanceOf(NotFoundException.class);
        wiring.sns.unsubscribe(request -> request.subscriptionArn(subscription));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "RawMessageDelivery | perhaps",
        "FilterPolicy       | not json",
        "FilterPolicy       | [1]",
        "FilterPolicy       | {\"a\":\"b\"}",
        "FilterPolicy       | {\"a\":[]}",
        "FilterPolicy       | {\"a\":[{\"unheard-of\":1}]}",
        "FilterPolicy       | {\"a\":{\"nested\":[1]}}",
        "FilterPolicy       | {\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}",
        "FilterPolicy       | {\"a\":[1,2,3,4,5,6],\"b\":[1,2,3,4,5,6],\"c\":[1,2,3,4,5]}{",
        "FilterPolicy       | {\"a\":[\"b\"]} and more",
        "FilterPolicy       | {\"a\":[\"b\"]}{\"a\":[\"b\"]}",
        "FilterPolicyScope  | MessageHeaders",
        "RedrivePolicy      | {\"deadLetterTargetArn\":\"arn:aws:sns:us-east-1:000000000000:topic\"}",
        "RedrivePolicy      | {\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:elsewhere\"}",
        "RedrivePolicy      | {}}",
        "Colour             | red"})
    void whatSnsWouldNotTakeOnASubscriptionIsRefused(String name, String value) {
        String topic = wiring.topic();
        String subscription = wiring.subscribe(topic, wiring.queue().arn(), Map.of());

        assertThatThrownBy(() -> set(subscription, name, value)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> wiring.subscribe(topic, wiring.queue().arn(), Map.of(name, value)))
            .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aHundredAndFiftyCombinationsAreTheLimitOfAFilterPolicy() {
        String topic = wiring.topic();
        String subscription = wiring.subscribe(topic, wiring.queue().arn(), Map.of());
        String five = "[\"1\",\"2\",\"3\",\"4\",\"5\"]";
        String six = "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]";

        set(subscription, "FilterPolicy", "{\"a\":" + five + ",\"b\":" + five + ",\"c\":" + six + "}");

        assertThatThrownBy(
            () -> set(subscription, "FilterPolicy", "{\"a\":" + five + ",\"b\":" + six + ",\"c\":" + six + "}"))
            .isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("too complex");
    }

    @Test
    void onlyQueuesOfThisAccountCanBeSubscribed() {
        String topic = wiring.topic();

        assertThatThrownBy(() -> wiring.sns.subscribe(
            request -> request.topicArn(topic).protocol("https").endpoint("https://example.com/")))
            .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> wiring.subscribe(topic, wiring.queue().url(), Map.of()))
            .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> wiring.subscribe("arn:aws:sns:us-east-1:000000000000:nobody", wiring.queue().arn(),
            Map.of())).isInstanceOf(NotFoundException.class);
    }

    private Map<String, String> attributes(String subscription) {
        return wiring.sns.getSubscriptionAttributes(request -> request.subscriptionArn(subscription)).attributes();
    }

    private void set(String subscription, String name, String value) {
        wiring.sns.setSubscriptionAttributes(
            request -> request.subscriptionArn(subscription).attributeName(name).attributeValue(value));
    }
}
