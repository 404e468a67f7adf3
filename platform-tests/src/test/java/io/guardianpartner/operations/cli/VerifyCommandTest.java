package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.Wiring;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.topology.Finding;
import io.guardianpartner.operations.topology.TopologyVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Verification finds each change of a deployed topology. */
class VerifyCommandTest {

    private final Map<String, String> policies = new HashMap<>();
    @TempDir
    private Path root;
    private Operator operator;
    private String name;

    @BeforeEach
    void start() {
        operator = new Operator(root);
        name = operator.environment.name();
    }

    @Test
    void whatWasBuiltFromTheContractIsAsTheContractSays() {
        assertThat(operator.run("topology", "verify")).isZero();

        assertThat(operator.out).isEmpty();
        assertThat(operator.err).contains("queue " + name + "-*: policies and retention are verified on AWS only",
            "Environment " + name + " is as the contract says.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"VisibilityTimeout | 7 | its visibility timeout is 7 s, not 30 s",
        "ReceiveMessageWaitTimeSeconds | 3 | its wait time of a receive is 3 s, not 20 s"})
    void anotherTimeIsDrift(String attribute, String value, String line) {
        change("orders", QueueAttributeName.fromValue(attribute), value);

        expectDrift("queue " + name + "-orders: " + line);
    }

    @Test
    void anotherRedrivePolicyIsDrift() {
        String payments = operator.environment.queueArn("payments-dead-letters");
        change("orders", QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"" + payments + "\",\"maxReceiveCount\":3}");

        expectDrift("queue " + name + "-orders: the target of its redrive policy is " + payments + ", not "
            + operator.environment.queueArn("orders-dead-letters"),
            "queue " + name + "-orders: its maxReceiveCount is 3, not 25");
    }

    @Test
    void aMissingQueueIsDrift() {
        operator.sqs.deleteQueue(request -> request.queueUrl(operator.environment.queueUrl("orders")));

        expectDrift("queue " + name + "-orders: does not exist");
    }

    @Test
    void missingDeadLetterQueuesOfBothKindsAreDrift() {
        for (String queue : List.of("orders-dead-letters", "orders-from-payments-dead-letters")) {
            operator.sqs.deleteQueue(request -> request.queueUrl(operator.environment.queueUrl(queue)));
        }

        expectDrift("queue " + name + "-orders-dead-letters: does not exist",
            "queue " + name + "-orders-from-payments-dead-letters: does not exist");
    }

    @Test
    void aMissingTopicIsDriftAndSoAreItsSubscriptions() {
        operator.cloud.sns().deleteTopic(request -> request.topicArn(operator.environment.topicArn("payments")));

        expectDrift("topic " + name + "-payments: does not exist",
            "subscription " + name + "-payments → " + name + "-orders: does not exist");
    }

    @Test
    void aMissingSubscriptionIsDrift() {
        operator.cloud.sns().unsubscribe(request -> request.subscriptionArn(subscription()));

        expectDrift("subscription " + name + "-payments → " + name + "-orders: does not exist");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "RawMessageDelivery | false | RawMessageDelivery is false, not true",
        "FilterPolicyScope | MessageBody | FilterPolicyScope is MessageBody, not MessageAttributes",
        "FilterPolicy | {\"target\":[\"ORDERS_SERVICE\"]} | FilterPolicy is {\"target\":[\"ORDERS_SERVICE\"]}, not "
            + "{\"sender\":[\"PAYMENTS_SERVICE\"],\"target\":[\"MSG_SERVICE_ANY\",\"ORDERS_SERVICE\"]}"})
    void anotherSettingOfASubscriptionIsDrift(String attribute, String value, String line) {
        set(attribute, value);

        expectDrift("subscription " + name + "-payments → " + name + "-orders: " + line);
    }

    @Test
    void theOrderWithinAFilterPolicyIsNoDrift() {
        set("FilterPolicy", "{\"sender\":[\"PAYMENTS_SERVICE\"],\"target\":[\"MSG_SERVICE_ANY\",\"ORDERS_SERVICE\"]}");

        assertThat(operator.run("topology", "verify")).isZero();
    }

    @Test
    void otherDeadLettersOfASubscriptionAreDrift() {
        set("RedrivePolicy", Wiring.redriveTo(operator.environment.queueArn("catalog-dead-letters")));

        expectDrift("subscription " + name + "-payments → " + name + "-orders: the target of its RedrivePolicy is "
            + operator.environment.queueArn("catalog-dead-letters") + ", not "
            + operator.environment.queueArn("orders-from-payments-dead-letters"));
    }

    @Test
    void strangersWhoListenOrSendAreDrift() {
        Wiring wiring = new Wiring();
        var ear = wiring.queue();
        wiring.subscribe(operator.environment.topicArn("orders"), ear.arn(), Map.of());
        String mouth = wiring.topic();
        wiring.subscribe(mouth, operator.environment.queueArn("orders"), Map.of());

        assertThat(operator.run("topology", "verify", "--json")).isEqualTo(1);

        assertThat(operator.json()).filteredOn(line -> line.path("kind").asText().equals("unexpected"))
            .extracting(line -> line.path("name").asText())
            .containsExactlyInAnyOrder(name + "-orders → " + after(ear.arn()), after(mouth) + " → " + name + "-orders");
        assertThat(operator.json()).allSatisfy(line -> {
            assertThat(line.path("resource").asText()).isNotEmpty();
            assertThat(line.path("detail").asText()).isNotEmpty();
        });
    }

    @Test
    void whereQueuePoliciesCountTheyAreHeldAgainstTheContractToo() {
        assertThat(policies()).contains("queue " + name + "-orders: its policy does not let SNS send from topic " + name
            + "-payments",
            "queue " + name + "-orders-from-payments-dead-letters: its policy does not let SNS send from "
                + "topic " + name + "-payments");

        String right = """
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
            "Condition":{"ArnEquals":{"aws:SourceArn":["%s","%s"]}}}]}""".formatted(
            operator.environment.topicArn("payments"), operator.environment.topicArn("catalog"));
        for (String queue : List.of("orders", "orders-from-payments-dead-letters",
            "orders-from-catalog-dead-letters")) {
            policies.put(name + "-" + queue, right);
        }
        assertThat(policies()).isNotEmpty().noneMatch(line -> line.contains(name + "-orders: ")
            || line.contains("-orders-from-"));

        policies.put(name + "-orders",
            "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\"}}");
        assertThat(policies()).contains("queue " + name
            + "-orders: its policy permits anybody to send, or SNS from any topic");
    }

    @Test
    void anEnvironmentThatIsNotThereIsAllDrift() {
        assertThat(operator.runAsIs("topology", "verify", "--environment", "nobodys")).isEqualTo(1);

        assertThat(operator.out).contains("queue nobodys-orders: does not exist");
        assertThat(operator.err).contains("is not as the contract says").doesNotContain("Exception");
    }

    @Test
    void helpTeachesAndNonsenseIsExit2() {
        assertThat(operator.runAsIs("topology", "verify", "--help")).isZero();
        assertThat(operator.out).contains("sns:ListSubscriptions", "Examples:", "Exit codes");
        assertThat(operator.runAsIs("topology")).isEqualTo(2);
        assertThat(operator.runAsIs("topology", "verify", "now")).isEqualTo(2);
    }

    private void expectDrift(String... lines) {
        assertThat(operator.run("topology", "verify")).isEqualTo(1);
        assertThat(operator.out.lines()).containsExactlyInAnyOrder(lines);
        assertThat(operator.err).contains("is not as the contract says: " + Output.count(lines.length, "drift") + ".");
    }

    private List<String> policies() {
        Topology topology = Topology.of(Contract.load(), name);
        SqsClient sqs = new SqsWithPolicies(operator.sqs, policies);
        return new TopologyVerifier(sqs, operator.cloud.sns(), Addresses.lookedUp(sqs, topology), true)
            .verify(topology).stream().map(Finding::line).filter(line -> line.contains("policy")).toList();
    }

    private void change(String queue, QueueAttributeName attribute, String value) {
        operator.sqs.setQueueAttributes(request -> request.queueUrl(operator.environment.queueUrl(queue))
            .attributes(Map.of(attribute, value)));
    }

    private void set(String attribute, String value) {
        operator.cloud.sns().setSubscriptionAttributes(request -> request.subscriptionArn(subscription())
            .attributeName(attribute).attributeValue(value));
    }

    /** The subscription of orders to the topic of payments. */
    private String subscription() {
        return operator.cloud.sns()
            .listSubscriptionsByTopic(request -> request.topicArn(operator.environment.topicArn("payments")))
            .subscriptions().get(0).subscriptionArn();
    }

    private static String after(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
