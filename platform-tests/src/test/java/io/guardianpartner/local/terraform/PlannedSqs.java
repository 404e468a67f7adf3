package io.guardianpartner.local.terraform;

import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Answers about queues as SQS will once a plan is applied. */
final class PlannedSqs implements SqsClient {

    private static final Map<QueueAttributeName, String> ATTRIBUTES = Map.of(
        QueueAttributeName.VISIBILITY_TIMEOUT, "visibility_timeout_seconds",
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, "message_retention_seconds",
        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "receive_wait_time_seconds",
        QueueAttributeName.REDRIVE_POLICY, "redrive_policy");

    private final Plan plan;

    PlannedSqs(Plan plan) {
        this.plan = plan;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        var url = request.queueUrl();
        var name = url.substring(url.lastIndexOf('/') + 1);
        var queue = plan.named("aws_sqs_queue", name)
            .orElseThrow(() -> QueueDoesNotExistException.builder().message(name).build());
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        ATTRIBUTES.forEach((attribute, argument) -> put(attributes, attribute, queue.path(argument)));
        put(attributes, QueueAttributeName.POLICY, policyOf(name));
        return GetQueueAttributesResponse.builder().attributes(attributes).build();
    }

    /** A policy's queue is told by a URL that AWS makes; its statements name the queue too. */
    private JsonNode policyOf(String name) {
        return plan.all("aws_sqs_queue_policy").stream()
            .map(policy -> policy.path("policy"))
            .filter(policy -> isAbout(policy.asText(), name))
            .findFirst()
            .orElse(null);
    }

    private static boolean isAbout(String policy, String queue) {
        try {
            var arn = Json.mapper().readTree(policy).path("Statement").path(0).path("Resource").asText();
            return arn.contains(":sqs:") && arn.endsWith(":" + queue);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void put(Map<QueueAttributeName, String> attributes, QueueAttributeName attribute, JsonNode value) {
        if (value != null && value.isValueNode() && !value.isNull()) {
            attributes.put(attribute, value.asText());
        }
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
