package io.guardianpartner.local.terraform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Answers about topics and subscriptions as SNS will once a plan is applied. */
final class PlannedSns implements SnsClient {

    private static final Map<String, String> ATTRIBUTES = Map.of(
        "RawMessageDelivery", "raw_message_delivery",
        "FilterPolicy", "filter_policy",
        "FilterPolicyScope", "filter_policy_scope",
        "RedrivePolicy", "redrive_policy");

    private final Plan plan;

    PlannedSns(Plan plan) {
        this.plan = plan;
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        requireTopic(request.topicArn());
        return GetTopicAttributesResponse.builder().build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        requireTopic(request.topicArn());
        return ListSubscriptionsByTopicResponse.builder()
            .subscriptions(subscriptions().stream().filter(one -> one.topicArn().equals(request.topicArn())).toList())
            .build();
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        return ListSubscriptionsResponse.builder().subscriptions(subscriptions()).build();
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        var planned = plan.all("aws_sns_topic_subscription").stream()
            .filter(one -> arnOf(one).equals(request.subscriptionArn()))
            .findFirst()
            .orElseThrow(() -> NotFoundException.builder().message(request.subscriptionArn()).build());
        var attributes = new HashMap<String, String>();
        ATTRIBUTES.forEach((attribute, argument) -> {
            var value = planned.path(argument);
            if (value.isValueNode() && !value.isNull()) {
                attributes.put(attribute, value.asText());
            }
        });
        return GetSubscriptionAttributesResponse.builder().attributes(attributes).build();
    }

    private List<Subscription> subscriptions() {
        return plan.all("aws_sns_topic_subscription").stream()
            .map(one -> Subscription.builder()
                .subscriptionArn(arnOf(one))
                .topicArn(one.path("topic_arn").asText())
                .protocol(one.path("protocol").asText())
                .endpoint(one.path("endpoint").asText())
                .build())
            .toList();
    }

    /** One that tells subscriptions apart; AWS gives them a random one. */
    private static String arnOf(JsonNode subscription) {
        return subscription.path("topic_arn").asText() + ":" + subscription.path("endpoint").asText();
    }

    private void requireTopic(String arn) {
        var name = arn.substring(arn.lastIndexOf(':') + 1);
        plan.named("aws_sns_topic", name).orElseThrow(() -> NotFoundException.builder().message(name).build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // There is nothing behind it.
    }
}
