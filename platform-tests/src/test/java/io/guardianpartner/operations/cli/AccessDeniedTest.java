package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each missing permission is named, and no message stays in flight. */
class AccessDeniedTest {

    @TempDir
    private Path root;
    private Operator operator;

    @BeforeEach
    void park() {
        operator = new Operator(root);
        operator.park("orders", "MSG_PAYMENT_FAIL", "invalid", Instant.now());
    }

    @ParameterizedTest
    @CsvSource({"GetQueueUrl, dead-letters list --queue orders, orders-dead-letters",
        "ReceiveMessage, dead-letters list --queue orders, orders-dead-letters",
        "SendMessage, dead-letters replay --queue orders --yes, orders",
        "DeleteMessage, dead-letters replay --queue orders --yes, orders-dead-letters",
        "DeleteMessage, dead-letters drop --queue orders --yes, orders-dead-letters"})
    void aCommandEndsWithTheNameOfThePermission(String action, String line, String queue) throws Exception {
        try (DenyingProxy proxy = new DenyingProxy(operator.cloud.sqsEndpoint(), action, action + "Batch")) {
            Operator.writeState(root, proxy.url(), operator.cloud.snsEndpoint().toString());

            assertThat(operator.run(line.split(" "))).isEqualTo(1);

            assertThat(operator.err.lines()).last().isEqualTo("guardian: Access denied: this needs the permission sqs:"
                + action + " on queue " + operator.environment.name() + "-" + queue + ".");
        }
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
    }

    @Test
    void whoMayNotGiveBackIsTold() throws Exception {
        try (DenyingProxy proxy = new DenyingProxy(operator.cloud.sqsEndpoint(), "ChangeMessageVisibilityBatch")) {
            Operator.writeState(root, proxy.url(), operator.cloud.snsEndpoint().toString());

            assertThat(operator.run("dead-letters", "list", "--queue", "orders")).isZero();

            assertThat(operator.err)
                .contains("1 letter could not be released and will be hidden for up to 5 minutes");
        }
    }

    @Test
    void whatMayNotBeReadIsAFindingThatNamesThePermission() throws Exception {
        try (DenyingProxy proxy = new DenyingProxy(operator.cloud.snsEndpoint(), "GetTopicAttributes",
            "ListSubscriptionsByTopic", "ListSubscriptions")) {
            Operator.writeState(root, operator.cloud.sqsEndpoint().toString(), proxy.url());

            assertThat(operator.run("topology", "verify")).isEqualTo(1);

            String name = operator.environment.name();
            assertThat(operator.out.lines()).contains(
                "topic " + name + "-orders: Access denied: this needs the permission sns:GetTopicAttributes on topic "
                    + name + "-orders",
                "subscription " + name + "-payments → " + name + "-orders: Access denied: this needs the permission "
                    + "sns:ListSubscriptionsByTopic on topic " + name + "-payments",
                "subscription of others: Access denied: this needs the permission sns:ListSubscriptions on all "
                    + "subscriptions");
            assertThat(operator.out).doesNotContain("does not exist");
        }
    }
}
