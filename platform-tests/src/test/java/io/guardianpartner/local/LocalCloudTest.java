package io.guardianpartner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.PortTakenException;
import io.guardianpartner.local.postgres.LocalPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;

class LocalCloudTest {

    @Test
    void aServiceIsToldAllThatItNeedsToFindItsCloud() throws Exception {
        Map<String, String> variables = SharedLocalCloud.get().environmentOf("ORDERS_SERVICE");

        assertThat(variables).containsOnlyKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL_DYNAMODB", "GUARDIAN_ENVIRONMENT",
            "GUARDIAN_QUEUE_URL", "GUARDIAN_DEAD_LETTER_QUEUE_URL", "GUARDIAN_TOPIC_ARN", "GUARDIAN_INBOUND_BARE",
            "GUARDIAN_DATABASE_URL", "GUARDIAN_DATABASE_USERNAME", "GUARDIAN_DATABASE_PASSWORD");
        assertThat(variables).containsEntry("GUARDIAN_QUEUE_URL", SharedLocalCloud.get().queueUrl("orders"))
            .containsEntry("GUARDIAN_DEAD_LETTER_QUEUE_URL", SharedLocalCloud.get().queueUrl("orders-dead-letters"))
            .containsEntry("GUARDIAN_TOPIC_ARN", SharedLocalCloud.get().topicArn("orders"))
            .containsEntry("GUARDIAN_ENVIRONMENT", "test");
        try (var connection = DriverManager.getConnection(variables.get("GUARDIAN_DATABASE_URL"),
            variables.get("GUARDIAN_DATABASE_USERNAME"), variables.get("GUARDIAN_DATABASE_PASSWORD"))) {
            assertThat(connection.getCatalog()).isEqualTo("orders");
        }
    }

    @Test
    void aServiceOfAFurtherEnvironmentHasADatabaseOfItsOwn() {
        LocalEnvironment other = SharedLocalCloud.get().addEnvironment("other-one");

        assertThat(other.variablesOf("ORDERS_SERVICE").get("GUARDIAN_DATABASE_URL")).endsWith("/other_one_orders");
    }

    @Test
    void whatTheContractDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> SharedLocalCloud.get().queueUrl("kitchen"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("kitchen");
        assertThatThrownBy(() -> SharedLocalCloud.get().environmentOf("KITCHEN")).hasMessageContaining("KITCHEN");
    }

    @Test
    void aPartThatWasNotAskedForIsNamed() {
        try (LocalCloud small = LocalCloud.builder().start()) {
            assertThatThrownBy(small::dynamoDb).hasMessageContaining("without DynamoDB");
            assertThatThrownBy(() -> small.createDatabase("x")).hasMessageContaining("without PostgreSQL");
            assertThatThrownBy(small::secretsManagerEndpoint).hasMessageContaining("without Secrets Manager");
            assertThat(small.clientVariables()).doesNotContainKey("AWS_ENDPOINT_URL_DYNAMODB");
        }
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void aTakenPortIsNamedWithItsPartAndNothingIsLeftRunning(Component part) throws IOException {
        LocalCloudBuilder builder = LocalCloud.builder().dynamoDb(true).postgres(true).secretsManager(true);
        Map<Component, Integer> ports = new EnumMap<>(Component.class);
        for (Component each : Component.values()) {
            ports.put(each, Loopback.freePort());
            builder.port(each, ports.get(each));
        }
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(Loopback.socket(ports.get(part)));

            assertThatThrownBy(builder::start).isInstanceOf(PortTakenException.class)
                .hasMessageContaining(part.label())
                .hasMessageContaining(ports.get(part).toString());
        }
        assertThat(ports.values()).allSatisfy(port -> assertThat(Listeners.answers("127.0.0.1", port)).isFalse());
    }

    @Test
    void aGivenPortIsUsed() {
        int port = Loopback.freePort();
        try (LocalCloud cloud = LocalCloud.builder().port(Component.SQS, port).start()) {
            assertThat(cloud.sqsEndpoint()).hasPort(port).hasHost("127.0.0.1");
            assertThat(cloud.queueUrl("orders")).startsWith("http://127.0.0.1:" + port + "/");
        }
    }

    @Test
    void aCloudThatStartsTellsWhereThingsWillBeAndThenTheyAre() {
        int port = Loopback.freePort();
        try (LocalCloud cloud = LocalCloud.builder().port(Component.SQS, port).postgres(true).begin()) {
            String told = cloud.environmentOf("ORDERS_SERVICE").get("GUARDIAN_QUEUE_URL");
            assertThat(told).isEqualTo("http://127.0.0.1:" + port + "/000000000000/local-orders");
            assertThatThrownBy(
                () -> cloud.sns().publish(request -> request.topicArn(cloud.topicArn("orders")).message("{}")))
                .as("published before anybody has subscribed").isInstanceOf(SnsException.class)
                .satisfies(refusal -> assertThat(((SnsException) refusal).statusCode()).isEqualTo(503));

            cloud.await();

            assertThat(cloud.sqs().getQueueUrl(request -> request.queueName("local-orders")).queueUrl())
                .isEqualTo(told);
            assertThat(cloud.sns().listTopics().topics())
                .anyMatch(topic -> topic.topicArn().equals(cloud.topicArn("orders")));
        }
    }

    @Test
    void aCloudThatIsClosedWhileItStartsLeavesNoListenerBehind() {
        LocalCloudBuilder builder = LocalCloud.builder().dynamoDb(true).postgres(true).secretsManager(true);
        List<Integer> ports = new ArrayList<>();
        for (Component part : Component.values()) {
            ports.add(Loopback.freePort());
            builder.port(part, ports.get(ports.size() - 1));
        }

        builder.begin().close();

        assertThat(ports).allSatisfy(port -> assertThat(Listeners.answers("127.0.0.1", port)).isFalse());
    }

    @Test
    void whatIsClosedLeavesNoProcessNoFileAndNoListenerBehind() throws Exception {
        LocalCloud cloud = LocalCloud.builder().dynamoDb(true).postgres(true).secretsManager(true).start();
        List<Integer> ports = Listeners.portsOf(cloud);
        Path data = postgresData(cloud);
        ProcessHandle server = ProcessHandle
            .of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
            .orElseThrow();

        cloud.close();
        cloud.close();

        assertThat(data.getParent()).doesNotExist();
        await().untilAsserted(() -> assertThat(server.isAlive()).isFalse());
        assertThat(ports).allSatisfy(port -> assertThat(Listeners.answers("127.0.0.1", port)).isFalse());
    }

    @Test
    void anotherCloudSeesNothingOfThisOne() {
        try (LocalCloud other = LocalCloud.builder().environment("test").start(); SqsClient sqs = other.sqs()) {
            SharedLocalCloud.get()
                .sqs()
                .sendMessage(
                    request -> request.queueUrl(SharedLocalCloud.get().queueUrl("catalog")).messageBody("here"));

            assertThat(sqs.receiveMessage(request -> request.queueUrl(other.queueUrl("catalog")).waitTimeSeconds(0))
                .messages()).isEmpty();
        }
    }

    private static Path postgresData(LocalCloud cloud) throws SQLException {
        try (var connection = DriverManager.getConnection(cloud.createDatabase("any"), LocalPostgres.USERNAME, "any");
            var answer = connection.createStatement().executeQuery("show data_directory")) {
            answer.next();
            return Path.of(answer.getString(1));
        }
    }
}
