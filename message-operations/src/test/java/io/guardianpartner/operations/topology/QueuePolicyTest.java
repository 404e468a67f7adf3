package io.guardianpartner.operations.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePolicyTest {

    private static final String TOPIC = "arn:aws:sns:sa-east-1:123456789012:production-payments";
    private static final String OF_SNS = "{\"Service\":\"sns.amazonaws.com\"}";

    @ParameterizedTest
    @ValueSource(strings = {"{\"ArnEquals\":{\"aws:SourceArn\":\"" + TOPIC + "\"}}",
        "{\"StringEquals\":{\"AWS:SourceArn\":[\"x\",\"" + TOPIC + "\"]}}",
        "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:*:*:production-*\"}}"})
    void aTopicThatIsNamedIsLetInAndNobodyElse(String condition) {
        var policy = QueuePolicy.of(policy(OF_SNS, "\"sqs:SendMessage\"", condition));

        assertThat(policy.letsIn(TOPIC)).isTrue();
        assertThat(policy.letsIn(TOPIC.replace("production", "staging"))).isFalse();
        assertThat(policy.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {OF_SNS, "\"*\"", "{\"AWS\":\"*\"}", "{\"Service\":[\"x\",\"sns.amazonaws.com\"]}"})
    void withoutAConditionTheDoorIsOpen(String principal) {
        var policy = QueuePolicy.of(policy(principal, "[\"sqs:GetQueueUrl\",\"SQS:*\"]", "{}"));

        assertThat(policy.letsIn(TOPIC)).isTrue();
        assertThat(policy.isOpen()).isTrue();
    }

    @Test
    void anotherPrincipalAnotherActionOrADenyLetsNobodyIn() {
        assertThat(QueuePolicy.of(policy("{\"AWS\":\"arn:aws:iam::1:role/operator\"}", "\"sqs:*\"", "{}")).isOpen())
            .isFalse();
        assertThat(QueuePolicy.of(policy(OF_SNS, "\"sqs:ReceiveMessage\"", "{}")).letsIn(TOPIC)).isFalse();
        assertThat(QueuePolicy.of(policy(OF_SNS, "\"sqs:*\"", "{}").replace("Allow", "Deny")).letsIn(TOPIC)).isFalse();
    }

    @Test
    void withoutAPolicyNobodyIsLetIn() {
        assertThat(QueuePolicy.of(null).letsIn(TOPIC)).isFalse();
        assertThat(QueuePolicy.of("no JSON").letsIn(TOPIC)).isFalse();
        assertThat(QueuePolicy.of(null).isOpen()).isFalse();
    }

    private static String policy(String principal, String action, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
            + ",\"Action\":" + action + ",\"Resource\":\"*\",\"Condition\":" + condition + "}]}";
    }
}
